"""S17: whatever is asked or sent, the answer is plain words and never a trace."""

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from oasis_live.kernel.person import Role
from oasis_live.main import windows
from oasis_live.main.house import all_commands
from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom
from tests.web.conftest import an_organiser, somebody
from tests.web.test_headers import addresses

STRANGE_PARTS = [
    *("x", "%00", "%0a", "%ED%A0%80", "%ff", "..", "%2e%2e", "%2f", "🏴", quote("ключ")),
    *("x" * 3000, "K7M4QT", "K7M-4QT", "''", '"', "{{7*7}}", "<script>", "-1", "1e999"),
]
STRANGE_WORDS = [
    "",
    "\x00",
    "\ud800",
    "x" * 50_000,
    "<script>",
    "-1",
    "1e999",
    "[]",
    "null",
    "ключ",
]

COMMANDS = all_commands().commands.values()
SENT_BY_FORM = ["nothing", *(one.name for one in COMMANDS if Role.PARTICIPANT in one.who)]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ARoom]:
    """One room for all: nothing that is tried here should do it any harm."""
    made = ARoom(tmp_path_factory.mktemp("room"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(room: ARoom) -> Flask:
    """Its pages, where every form is let in."""
    app = windows.build(room.house).app
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture(scope="module")
def browser(app: Flask, room: ARoom) -> FlaskClient:
    """Somebody who may see all."""
    return an_organiser(app, room)


@pytest.fixture(scope="module")
def phone(app: Flask, room: ARoom) -> Phone:
    """Somebody in the room."""
    return somebody(app, room)


@pytest.fixture(autouse=True)
def no_fault(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A page that failed says so in the log: in these tests none does."""
    yield
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


def assert_plain(status: int, text: str) -> None:
    assert status < 500
    for mark in ("Traceback", 'File "', "sqlite", "werkzeug", "jinja2"):
        assert mark not in text


def with_parts(rule: Rule, part: str) -> str:
    """The address with something strange in each of its places."""
    return re.sub(r"<[^>]*>", lambda _place: part, rule.rule)


@pytest.mark.parametrize("part", STRANGE_PARTS)
def test_S17_strange_addresses_are_answered_plainly(
    app: Flask, browser: FlaskClient, part: str
) -> None:
    for method in ("GET", "POST"):
        for rule in addresses(app, method):
            if rule.arguments:
                path = with_parts(rule, part)
                with browser.open(path, method=method, base_url=ADDRESS) as answer:
                    assert_plain(answer.status_code, answer.get_data(as_text=True))


@pytest.mark.parametrize("words", STRANGE_WORDS)
def test_S17_strange_questions_are_answered_plainly(
    app: Flask, room: ARoom, browser: FlaskClient, words: str
) -> None:
    asked = {name: words.encode("utf-8", "surrogatepass") for name in ("key", "next", "q", "kind")}
    for rule in addresses(app, "GET"):
        path = with_parts(rule, room.code)
        with browser.get(path, query_string=asked, base_url=ADDRESS) as answer:
            assert_plain(answer.status_code, answer.get_data(as_text=True))


@pytest.mark.parametrize("words", STRANGE_WORDS)
def test_S17_strange_forms_are_answered_plainly(
    app: Flask, room: ARoom, phone: Phone, words: str
) -> None:
    typed = words.encode("utf-8", "surrogatepass")
    names = [
        *("name", "table", "perspective", "recovery_code", "text", "happened", "id", "consent")
    ]
    fields = dict.fromkeys([*names, "choices[x]", "activity", "conditions", "kind"], typed)
    for path in ("/join", "/recover"):
        assert_plain(*_told(phone.send(path, **fields)))
    for kind in SENT_BY_FORM:
        assert_plain(*_told(phone.send("/do", **{**fields, "type": kind})))


BODIES: list[Any] = [
    *(b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"cid": NaN}', b"[" * 20_000, b"1e999"),
    *({"cid": None}, {"cid": 1}, {"cid": "x" * 65}, {"cid": "a-cid-of-mine", "name": 1}),
    *({"cid": "a-cid-of-mine", "role": "facilitator"}, {"recovery_code": ["x"]}),
    b'{"cid": "a-cid-of-mine", "name": "\\ud800"}',
    b'{"cid": "a-cid-of-mine", "name": "\\u0000"}',
    b'{"recovery_code": "\\ud800"}',
]


@pytest.mark.parametrize("path", ["/join", "/recover"])
@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body)[:30])
def test_S17_what_is_no_request_is_malformed(app: Flask, room: ARoom, path: str, body: Any) -> None:
    before = room.stored()
    answer = Phone(app.test_client(), room.code).ask(path, body)
    assert answer.status_code in {404, 422}
    assert answer.json
    assert (answer.json["ok"], answer.json["code"]) in {(False, "malformed"), (False, "not_found")}
    assert room.stored() == before


@pytest.mark.parametrize("token", ["", "x", "ключ", '"', ";;", "\x01", "a=b; c=d", "x" * 4000])
def test_S17_a_strange_cookie_is_nobodys(app: Flask, room: ARoom, token: str) -> None:
    client = app.test_client()
    for lens in ("phone", "desk", "board"):
        client.set_cookie(f"oasis_{room.id}_{lens}", token, domain="127.0.0.1")
    client.set_cookie("oasis_organiser", token, domain="127.0.0.1")
    client.set_cookie("oasis_forms", token, domain="127.0.0.1")
    for path in ("", "/mine", "/desk", "/board", "/list"):
        answer = client.get(f"/{room.code}{path}", base_url=ADDRESS)
        assert_plain(answer.status_code, answer.get_data(as_text=True))
    assert_plain(*_told(client.get("/organiser/", base_url=ADDRESS)))


@pytest.mark.parametrize("given", ["Bearer", "Bearer ", "bearer ключ", "Basic eDp5", "x" * 4000])
def test_S17_a_strange_authorization_is_nobodys(app: Flask, room: ARoom, given: str) -> None:
    answer = app.test_client().get(
        f"/api/v1/rooms/{room.code}/others",
        base_url=ADDRESS,
        headers={"Authorization": given},
    )
    assert answer.status_code == 403


def test_S08_a_body_without_end_is_refused(app: Flask, room: ARoom) -> None:
    answer = Phone(app.test_client(), room.code).ask("/join", b"x" * 2_000_000)
    assert answer.status_code == 413
    assert answer.json
    assert answer.json["ok"] is False


def test_a_fault_of_ours_is_said_without_its_reason(
    a_room: ARoom, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> str:
        raise RuntimeError("a secret reason")

    app = windows.build(a_room.house).app
    app.add_url_rule("/api/broken", "broken", broken)
    answer = app.test_client().get("/api/broken", base_url=ADDRESS)
    assert answer.status_code == 503
    assert answer.json
    assert answer.json["code"] == "try_again"
    assert "secret" not in answer.text
    assert "a page failed" in caplog.text
    caplog.clear()


def _told(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.text
