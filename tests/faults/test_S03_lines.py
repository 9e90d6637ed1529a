"""S03: a line by polling is its browser's alone; its id, which is in addresses, opens nothing."""

import json
from typing import Any

import pytest
import requests

from tests.faults.hostile import OPEN, UPGRADE, Wire, frame, request, websocket
from tests.live import PATIENCE_SECONDS, Server, connected


class Browser:
    """Cookies, and the lines that were opened with them."""

    def __init__(self, server: Server) -> None:
        self.session, self._server = requests.Session(), server

    def opens(self) -> str:
        """The id of a new line."""
        return str(json.loads(self.ask("GET").text[1:])["sid"])

    def ask(self, method: str, sid: str | None = None, data: str = "") -> requests.Response:
        """The answer of a poll, or of a post."""
        asked = {"EIO": "4", "transport": "polling", **({"sid": sid} if sid else {})}
        return self.session.request(
            method,
            f"{self._server.url}/socket.io/",
            params=asked,
            data=data,
            timeout=PATIENCE_SECONDS,
        )

    @property
    def cookie(self) -> str:
        return f"oasis_line={self.session.cookies['oasis_line']}"


def upgraded(server: Server, sid: str, *headers: str) -> bytes:
    """The status of an upgrade to WebSocket."""
    with Wire(server) as wire:
        wire.send(request(f"{OPEN}websocket&sid={sid}", [*UPGRADE, *headers]))
        return wire.head().split(b" ")[1]


def told(answer: requests.Response) -> tuple[int, str, dict[str, Any]]:
    headers = {name: value for name, value in answer.headers.items() if name != "Date"}
    return answer.status_code, answer.text, headers


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_S03_without_its_cookie_a_line_is_as_unknown_as_none(server: Server, method: str) -> None:
    """Mutation: Keys lets everybody through → fails: the stranger polls the owner's line."""
    owner, stranger, other = Browser(server), Browser(server), Browser(server)
    sid = owner.opens()
    other.opens()
    unknown = told(stranger.ask(method, "AAAAAAAAAAAAAAAAAAAA", "40{}"))
    assert unknown[0] == 400
    for somebody in (stranger, other):
        assert told(somebody.ask(method, sid, "40{}")) == unknown
    assert owner.ask("POST", sid, "40{}").text == "OK"
    assert owner.ask("GET", sid).status_code == 200


@pytest.mark.parametrize(
    "cookie", ["", "oasis_line=", "oasis_line=x", f"oasis_line={'0' * 40}", "oasis_line=é"]
)
def test_S03_a_line_is_not_upgraded_without_its_cookie(server: Server, cookie: str) -> None:
    owner = Browser(server)
    sid = owner.opens()
    assert upgraded(server, sid, f"Cookie: {cookie}") == b"400"
    assert upgraded(server, sid, f"Cookie: {owner.cookie}") == b"101"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_S03_the_line_of_a_websocket_cannot_be_polled(server: Server, method: str) -> None:
    other = Browser(server)
    other.opens()
    with websocket(server) as wire:
        sid = json.loads(wire.message()[1][1:])["sid"]
        wire.send(frame(b"40{}"))
        assert other.ask(method, sid, "40{}").status_code == 400
        assert upgraded(server, sid, f"Cookie: {other.cookie}") == b"400"


def test_S03_two_tabs_of_one_browser_keep_their_lines(server: Server) -> None:
    browser = Browser(server)
    first = browser.opens()
    second = browser.opens()
    for sid in (first, second, first):
        assert browser.ask("POST", sid, "3").text == "OK"


def test_S03_the_cookie_of_a_line_is_for_it_alone(server: Server) -> None:
    answer = Browser(server).ask("GET")
    _value, *flags = answer.headers["Set-Cookie"].split("; ")
    assert flags == ["Path=/socket.io/", "HttpOnly", "SameSite=Strict"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_S03_no_script_of_another_site_can_open_a_line(server: Server) -> None:
    answer = requests.get(f"{server.url}{OPEN}polling&j=0", timeout=PATIENCE_SECONDS)
    assert answer.status_code == 400


@pytest.mark.parametrize("transport", ["polling", "websocket"])
def test_clients_that_keep_cookies_need_nothing_else(server: Server, transport: str) -> None:
    code = server.summit()["code"]
    token = server.join(code)["token"]
    with connected(server, code, token, "phone", transport=transport) as phone:
        assert phone.do("person.change", name="Dee")["ok"]
