"""`check`: what is missing or misconfigured, in plain words."""

import argparse
import resource
import shutil
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from sqlalchemy import Engine, func, select

from oasis_live import green
from oasis_live.engine.backends import backend_of
from oasis_live.engine.rows import ActionRow
from oasis_live.kernel.ids import to_ms
from oasis_live.main import acts
from oasis_live.main.clock import clock
from oasis_live.main.house import House
from oasis_live.settings import SHORTEST_SECRET, Settings

ENTRY = Path(__file__).parents[2] / "app.py"
# 2,000 phones, and half as many again that reload or come back while their old line still stands.
HALL = 3_000
LITTLE_MB, TOO_LITTLE_MB = 2_000, 200
_LOOPBACK = ("http://127.", "http://localhost", "http://[::1]")
_WEB_PORTS = {"http": 80, "https": 443}
_NEWEST = select(func.max(ActionRow.at))


class Kept(NamedTuple):
    """How the database keeps things by one of its settings, and how it must."""

    name: str
    said: str
    good: str


class Unfit(Exception):
    """Something is wrong. `report` is the whole answer; the sentence how many things are."""

    def __init__(self, report: dict[str, Any]) -> None:
        super().__init__(f"Not ready: {len(report['wrong'])} to put right, see above.")
        self.report = report


@dataclass(frozen=True)
class Machine:
    """What was found out. `stored` and `installed` are the times, in milliseconds since 1970, of
    the newest act in the database and of this program's files; `is_here` whether this machine has
    the public address, if that is one.
    """

    files: int
    free_mb: int
    is_here: bool
    secret_is_open: bool
    can_sort: bool
    now: int
    installed: int
    stored: int
    kept: tuple[Kept, ...]


def check(settings: Settings, _given: argparse.Namespace) -> dict[str, Any]:
    """`check`: what there is, what to know and what is wrong. Raises Unfit with the same."""
    with acts.opened(settings) as house:
        house.pipeline.transact("", lambda _tx: None)
        machine = look(house)
    report = {
        "data": f"{settings.data} ({machine.free_mb:,} MB free)",
        "database": "readable and writable",
        "connections": f"at most {green.most_connections(machine.files):,}",
        "server": _server(settings),
        "metrics_key": settings.metrics_key,
        "notes": notes(settings, machine),
        "wrong": wrong(settings, machine),
    }
    if report["wrong"]:
        raise Unfit(report)
    return report


def look(house: House) -> Machine:
    """What this machine and this house have to say."""
    settings, secret = house.settings, house.settings.data / "secret_key"
    with house.database.reading() as tx:
        stored = tx.row(_NEWEST)[0]
    return Machine(
        files=resource.getrlimit(resource.RLIMIT_NOFILE)[1],
        free_mb=shutil.disk_usage(settings.data).free // 1_000_000,
        is_here=_has_address(urlsplit(settings.public_url).hostname or ""),
        secret_is_open=secret.exists() and bool(secret.stat().st_mode & 0o077),
        can_sort=settings.themes == "off" or find_spec("sklearn") is not None,
        now=to_ms(clock()),
        installed=int(ENTRY.stat().st_mtime * 1000),
        stored=stored or 0,
        kept=_kept(house.database.engine),
    )


def notes(settings: Settings, machine: Machine) -> list[str]:
    """What is fine for some and not for others."""
    port = settings.port
    found = {
        "OASIS_PRODUCTION is not 1: loopback addresses are accepted as well.": not (
            settings.production
        ),
        f"{settings.public_url} is plain http: fine in a hall of your own only.": (
            not settings.secure
        ),
        "OASIS_PUBLIC_URL names this machine: phones can't reach it.": is_loopback(settings),
        "OASIS_THEMES is off: every card waits in To sort.": settings.themes == "off",
        f"{machine.files:,} open files are too few for 2,000 phones: raise the limit to "
        f"{HALL + green.SPARE_FILES:,} (LimitNOFILE= of the service, or ulimit -Hn).": (
            green.most_connections(machine.files) < HALL
        ),
        "The secret is simple: make it random, or in production the start is refused.": (
            len(set(settings.secret_key)) < SHORTEST_SECRET // 4
        ),
        f"The disk has less than {LITTLE_MB:,} MB left.": (
            TOO_LITTLE_MB <= machine.free_mb < LITTLE_MB
        ),
        f"Port {port} is open to all, past the proxy: OASIS_HOST=127.0.0.1 closes it.": (
            bool(settings.trusted_proxies) and not _listens_here_only(settings)
        ),
    }
    return [says for says, is_so in found.items() if is_so]


def wrong(settings: Settings, machine: Machine) -> list[str]:
    """What must be put right before a summit."""
    found = {
        f"The disk has less than {TOO_LITTLE_MB} MB left.": machine.free_mb < TOO_LITTLE_MB,
        "Others on this machine can read the secret: chmod 600 the file secret_key.": (
            machine.secret_is_open
        ),
        "The theme worker can't start: scikit-learn is not installed.": not machine.can_sort,
        "The clock is behind: what is stored is from later, or this program is. Set it.": (
            machine.now < max(machine.stored, machine.installed)
        ),
    }
    return [
        *(says for says, is_so in found.items() if is_so),
        *_wrong_addresses(settings, machine),
        *_wrong_keeping(machine.kept),
    ]


def is_loopback(settings: Settings) -> bool:
    """Whether the public address leads nobody but this machine itself to us."""
    return settings.public_url.startswith(_LOOPBACK)


def _wrong_addresses(settings: Settings, machine: Machine) -> list[str]:
    """A proxy in front may translate all of these."""
    if settings.trusted_proxies or is_loopback(settings):
        return []
    public = urlsplit(settings.public_url)
    port = public.port or _WEB_PORTS[public.scheme]
    found = {
        "OASIS_PUBLIC_URL is https, which this server doesn't speak: put a proxy in front and set "
        "OASIS_TRUSTED_PROXIES.": settings.secure,
        f"Phones are sent to port {port}, and port {settings.port} listens: OASIS_PUBLIC_URL and "
        "OASIS_PORT must agree.": not settings.secure and port != settings.port,
        f"Phones are sent to {public.hostname}, and only this machine itself is listened to: "
        "set OASIS_HOST=0.0.0.0.": _listens_here_only(settings),
        f"This machine doesn't have the address {public.hostname} of OASIS_PUBLIC_URL.": (
            not machine.is_here
        ),
    }
    return [says for says, is_so in found.items() if is_so]


def _wrong_keeping(kept: Iterable[Kept]) -> list[str]:
    return [
        f"The database's {one.name} is {one.said} and must be {one.good}: else a power cut loses "
        "words."
        for one in kept
        if one.said != one.good
    ]


def _kept(engine: Engine) -> tuple[Kept, ...]:
    with engine.connect() as connection:
        return tuple(
            Kept(asked.split()[-1], str(connection.exec_driver_sql(asked).scalar()), good)
            for asked, good in backend_of(engine.url).keeps.items()
        )


def _listens_here_only(settings: Settings) -> bool:
    return settings.host in {"localhost", "::1"} or settings.host.startswith("127.")


def _has_address(host: str) -> bool:
    """Whether this machine has this address. A name may be known to a hall's own name server."""
    try:
        family = socket.AF_INET6 if ip_address(host).version == 6 else socket.AF_INET
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((host, 0))
    except ValueError:
        return True
    except OSError:
        return False
    return True


def _server(settings: Settings) -> str:
    """Whether one runs here now, and its theme worker with it."""
    url = f"http://{settings.loopback_host}:{settings.port}/metrics"
    here = requests.Session()
    # A proxy of this machine's for the internet knows nothing of us.
    here.trust_env = False
    try:
        told = here.get(
            url,
            params={"key": settings.metrics_key},
            headers={"Host": settings.public_host},
            timeout=5,
        )
    except requests.RequestException:
        return "not running"
    if not told.ok:
        return "something else answers at this port"
    works = "oasis_theme_worker_up 1.0" in told.text
    return "running, with its theme worker" if works else "running, without a theme worker"
