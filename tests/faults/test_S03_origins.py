"""S03: a page, a poll and a WebSocket open for our own address and origin only.

Asked over real sockets of a real server in production, which stands behind no proxy.
"""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import requests
from typing_extensions import override

from tests.faults.hostile import OPEN, UPGRADE, Wire, request
from tests.live import Server

OURS = "live.example.org"
HOST, ORIGIN = f"Host: {OURS}", f"Origin: https://{OURS}"


class PublicServer(Server):
    """It answers to its public name alone, when it is asked whether it runs too."""

    @override
    def _answers(self) -> bool:
        with suppress(requests.ConnectionError):
            asked = {"Host": OURS}
            return requests.get(f"{self.url}/healthz", headers=asked, timeout=5).ok
        return False


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = PublicServer(
        tmp_path_factory.mktemp("hall"),
        OASIS_PRODUCTION="1",
        OASIS_PUBLIC_URL=f"https://{OURS}",
        OASIS_THEMES="off",
    )
    yield server.start()
    server.stop()


def statuses(server: Server, headers: list[str]) -> list[bytes]:
    """What a page, a poll and a WebSocket's handshake are answered."""
    found = []
    for path, more in ((f"{OPEN}polling", []), (f"{OPEN}websocket", UPGRADE), ("/", [])):
        with Wire(server) as wire:
            lines = [f"GET {path} HTTP/1.0", *headers, *more, "", ""]
            wire.send("\r\n".join(lines).encode("latin-1"))
            found.append(wire.head().split(b" ")[1])
    return found


HEARD = {
    "no origin, as programs": [HOST],
    "our own origin": [HOST, ORIGIN],
    "what a client says of a proxy is not read": [HOST, ORIGIN, "X-Forwarded-Host: evil.example"],
}
FOREIGN = {
    "empty origin": [HOST, "Origin: "],
    "null": [HOST, "Origin: null"],
    "other site": [HOST, "Origin: https://evil.example"],
    "other port": [HOST, f"{ORIGIN}:444"],
    "other scheme": [HOST, f"Origin: http://{OURS}"],
    "no scheme": [HOST, f"Origin: {OURS}"],
    "below ours": [HOST, f"Origin: https://evil.{OURS}"],
    "ours in front": [HOST, f"{ORIGIN}.evil.example"],
    "ours at the end": [HOST, f"Origin: https://evil-{OURS}"],
    "ours as a user": [HOST, f"{ORIGIN}@evil.example"],
    "a user at ours": [HOST, f"Origin: https://evil@{OURS}"],
    "ours as a path": [HOST, f"Origin: https://evil.example/{OURS}"],
    "a path after ours": [HOST, f"{ORIGIN}/"],
    "IPv6": [HOST, "Origin: https://[::1]"],
    "loopback": [HOST, "Origin: http://127.0.0.1:8000"],
    "upper case, which no browser sends": [HOST, f"Origin: HTTPS://{OURS.upper()}"],
    "a dot at the end": [HOST, f"{ORIGIN}."],
    "two in one": [HOST, f"{ORIGIN} https://evil.example"],
    "two after each other": [HOST, ORIGIN, "Origin: https://evil.example"],
    "no host": [],
    "empty host": ["Host: "],
    "foreign host": ["Host: evil.example"],
    "host below ours": [f"Host: evil.{OURS}"],
    "host with ours in front": [f"{HOST}.evil.example"],
    "host with a port": [f"{HOST}:8000"],
    "host with a user": [f"Host: evil@{OURS}"],
    "host of loopback": ["Host: 127.0.0.1"],
    "host in IPv6": ["Host: [::1]"],
    "host with a dot": [f"{HOST}."],
    "ours by a proxy that is not trusted": ["Host: evil.example", f"X-Forwarded-Host: {OURS}"],
    "ours by its name only": ["Host: evil.example", ORIGIN],
}


@pytest.mark.parametrize("headers", HEARD.values(), ids=HEARD)
def test_S03_our_own_address_opens_everything(hall: Server, headers: list[str]) -> None:
    assert statuses(hall, headers) == [b"200", b"101", b"200"]


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
def test_S03_another_opens_nothing(hall: Server, headers: list[str]) -> None:
    """Mutation: Gate only before Flask (`_app` of the pages) → fails: polls are answered 200."""
    assert statuses(hall, headers) == [b"403", b"403", b"403"]


def test_S03_two_hosts_are_none(hall: Server) -> None:
    assert statuses(hall, [HOST, "Host: evil.example"]) == [b"400", b"400", b"400"]


def test_S03_by_a_target_with_a_host_nothing_else_is_reached(hall: Server) -> None:
    with Wire(hall) as wire:
        wire.send(request(f"http://{OURS}/", host="evil.example"))
        assert wire.head().split(b" ")[1] == b"403"
