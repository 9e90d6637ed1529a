"""The environment, read once into one frozen value. Unsafe settings refuse to start."""

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

# Our own modules are found from here, wherever a server is started from.
HOME = Path(__file__).parents[1]
SHORTEST_SECRET = 32
_MOST_PORT, _MOST_PROXIES = 65_535, 9
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
    def metrics_key(self) -> str:
        """What opens `/metrics` from elsewhere. It tells nothing of the secret that it is from."""
        return hmac.new(self.secret_key.encode(), b"metrics", "sha256").hexdigest()[:32]

    @property
    def secure(self) -> bool:
        """Whether people reach us by https, so that cookies may say Secure."""
        return self.public_url.startswith("https://")

    def accepts_host(self, host: str) -> bool:
        """Our own address; outside production loopback with any port too."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return host == self.public_host or (not self.production and name in _LOOPBACK)


def read(environment: Mapping[str, str] | None = None, *, begin: bool = True) -> Settings:
    """The settings. Makes the data folder and the secret on the first start; without `begin` it
    makes nothing where there is no SQLite database yet. Raises Unsafe.
    """
    given = _with_file(dict(os.environ if environment is None else environment))
    host = given.get("OASIS_HOST", "127.0.0.1")
    port = _number(given, "OASIS_PORT", 8000, least=1, most=_MOST_PORT)
    proxies = _number(given, "OASIS_TRUSTED_PROXIES", 0, least=0, most=_MOST_PROXIES)
    public = _public(given.get("OASIS_PUBLIC_URL", f"http://{_named(host)}:{port}"))
    themes = _one_of(given, "OASIS_THEMES", _THEMES)
    production = given.get("OASIS_PRODUCTION", "") == "1"
    # Last, so that settings which can't be used leave no folder and no secret behind.
    data = Path(given.get("OASIS_DATA_DIR", "var")).resolve()
    database = _database(given.get("OASIS_DATABASE_URL", f"sqlite:///{data / 'oasis.db'}"))
    if not begin:
        _refuse_new(database)
    _make(data)
    return Settings(
        data=data,
        database_url=database,
        host=host,
        port=port,
        public_url=public,
        secret_key=_secret(given, data, production=production),
        production=production,
        trusted_proxies=proxies,
        themes=themes,
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
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - only named, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _make(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unsafe(f"OASIS_DATA_DIR can't be used: {data} ({error.strerror})") from error


def _refuse_new(database: str) -> None:
    url = make_url(database)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        raise Unsafe(
            f"There is no database here yet: {url.database}. The first start makes it; "
            "OASIS_DATA_DIR says where it is."
        )


def _public(url: str) -> str:
    origin = url.rstrip("/").lower()
    if not _is_origin(origin):
        raise Unsafe("OASIS_PUBLIC_URL must be an address such as https://live.example.org")
    return origin


def _is_origin(url: str) -> bool:
    """Scheme, host and perhaps a port: with a path no page would find its scripts."""
    try:
        parts = urlsplit(url)
        port = parts.port  # raises for one that is no number
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0
    return is_web and url == f"{parts.scheme}://{parts.netloc}"


def _database(url: str) -> str:
    try:
        make_url(url).get_dialect().import_dbapi()
    except (ArgumentError, ImportError) as error:
        # The address itself may hold a password, so it is not repeated.
        raise Unsafe(
            "OASIS_DATABASE_URL names no database that can be used here; "
            "leave it unset and SQLite in the data folder is used"
        ) from error
    return url


def _number(given: Mapping[str, str], name: str, default: int, *, least: int, most: int) -> int:
    value = given.get(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise Unsafe(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return int(value)


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = given.get(name, choices[0])
    if value not in choices:
        raise Unsafe(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def _secret(given: Mapping[str, str], data: Path, *, production: bool) -> str:
    file = given.get("OASIS_SECRET_KEY_FILE")
    if file:
        secret = _read_secret(Path(file), "OASIS_SECRET_KEY_FILE")
    else:
        secret = given.get("OASIS_SECRET_KEY", "") or _kept_secret(data / "secret_key")
    if len(secret) < SHORTEST_SECRET or (production and _is_simple(secret)):
        raise Unsafe(
            f"OASIS_SECRET_KEY is too short or too simple: use at least {SHORTEST_SECRET} random "
            "characters, or leave it unset and one is made"
        )
    return secret


def _is_simple(secret: str) -> bool:
    """Few different characters, or one word again and again."""
    words = (secret[:length] for length in range(1, len(secret) // 2 + 1))
    repeats = any((word * len(secret)).startswith(secret) for word in words)
    return repeats or len(set(secret)) < 8


def _kept_secret(file: Path) -> str:
    try:
        # An empty one is what a first start left that was stopped in the middle.
        if not file.exists() or not file.stat().st_size:
            file.touch(mode=0o600)
            # The only chance that is not handed in: this runs before anything could hand it.
            file.write_text(os.urandom(32).hex(), encoding="ascii")
            # Every secret link is made from it: a power cut must not leave the links without it.
            for path in (file, file.parent):
                _sync(path)
    except OSError as error:
        raise Unsafe(f"No secret can be kept in {file} ({error.strerror})") from error
    return _read_secret(file, "The secret of the data folder")


def _sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _read_secret(file: Path, called: str) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Unsafe(f"{called} can't be read: {file}") from error
