"""The environment, read once into one frozen value. Unsafe settings refuse to start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

SHORTEST_SECRET = 32
_THEMES = ("auto", "lexical", "off")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


class Unsafe(Exception):
    """A setting that would be dangerous or can't be read; the sentence says what to do."""


@dataclass(frozen=True)
class Settings:
    """What a server was started with."""

    data: Path
    database_url: str
    host: str
    port: int
    public_url: str
    secret_key: str
    production: bool
    trusted_proxies: int
    themes: str

    @property
    def public_host(self) -> str:
        """Host and port of the public address, as a browser sends them."""
        return urlsplit(self.public_url).netloc

    @property
    def loopback_host(self) -> str:
        """Where this machine itself reaches the server."""
        return _named(self.host)

    @property
    def secure(self) -> bool:
        """Whether people reach us by https, so that cookies may say Secure."""
        return self.public_url.startswith("https://")

    def accepts_host(self, host: str) -> bool:
        """Our own address; outside production loopback with any port too."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return host == self.public_host or (not self.production and name in _LOOPBACK)


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings. Makes the data folder and the secret on the first start. Raises Unsafe."""
    given = _with_file(dict(os.environ if environment is None else environment))
    data = Path(given.get("OASIS_DATA_DIR", "var")).resolve()
    data.mkdir(parents=True, exist_ok=True)
    host, port = given.get("OASIS_HOST", "127.0.0.1"), _number(given, "OASIS_PORT", 8000)
    public = given.get("OASIS_PUBLIC_URL", f"http://{_named(host)}:{port}").rstrip("/")
    production = given.get("OASIS_PRODUCTION", "") == "1"
    if urlsplit(public).scheme not in {"http", "https"} or not urlsplit(public).netloc:
        raise Unsafe("OASIS_PUBLIC_URL must be an address such as https://live.example.org")
    return Settings(
        data=data,
        database_url=given.get("OASIS_DATABASE_URL", f"sqlite:///{data / 'oasis.db'}"),
        host=host,
        port=port,
        public_url=public,
        secret_key=_secret(given, data, production=production),
        production=production,
        trusted_proxies=_number(given, "OASIS_TRUSTED_PROXIES", 0),
        themes=_one_of(given, "OASIS_THEMES", _THEMES),
    )


def _with_file(given: dict[str, str]) -> dict[str, str]:
    name = given.get("OASIS_ENV_FILE")
    if not name:
        return given
    if not Path(name).is_file():
        raise Unsafe(f"OASIS_ENV_FILE names a file that can't be read: {name}")
    held = dotenv_values(name)
    return {key: value for key, value in held.items() if value is not None} | given


def _named(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - only named, not bound


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not value.isdigit():
        raise Unsafe(f"{name} must be a whole number, not {value!r}")
    return int(value)


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = given.get(name, choices[0])
    if value not in choices:
        raise Unsafe(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def _secret(given: Mapping[str, str], data: Path, *, production: bool) -> str:
    file = given.get("OASIS_SECRET_KEY_FILE")
    secret = given.get("OASIS_SECRET_KEY", "")
    if file:
        try:
            secret = Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise Unsafe(f"OASIS_SECRET_KEY_FILE can't be read: {file}") from error
    secret = secret or _kept_secret(data / "secret_key")
    if len(secret) < SHORTEST_SECRET or (production and len(set(secret)) < 8):
        raise Unsafe(
            f"OASIS_SECRET_KEY is too short or too simple: use at least {SHORTEST_SECRET} random "
            "characters, or leave it unset and one is made"
        )
    return secret


def _kept_secret(file: Path) -> str:
    if not file.exists():
        # The only chance that is not handed in: this runs before anything could hand it.
        file.touch(mode=0o600)
        file.write_text(os.urandom(32).hex(), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
