"""The log of a real server: a line for everything that was asked, and nothing of what was said."""

import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from subprocess import PIPE
from typing import IO, Any

import pytest
import requests

from tests.live import (
    HOME,
    PATIENCE_SECONDS,
    START_SECONDS,
    Client,
    Server,
    connected,
    new_cid,
    until,
)

# Words that nothing of ours holds: wherever one turns up, somebody's text has leaked.
NAME, TABLE, WORD, TITLE, SEARCH = (
    "Quokkaberry",
    "Tapirtable",
    "Wombatwords",
    "Numbattitle",
    "Dingo",
)
EMAIL, PASSWORD = "emu@kiwi.example", "platypus cassowary lorikeet"
BODIES = (
    b'{"cid": "Echidna',
    b"\xff\xfe Echidna",
    b'["Echidna"]',
    b'{"cid":"12345678","x":"Echidna"}',
)
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Played:
    """A little summit in front of a real server, which notes down all that must stay unsaid."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.unsaid = {NAME, TABLE, WORD, TITLE, SEARCH, EMAIL, PASSWORD, "Echidna", "Ocelot"}
        self.asked: Counter[tuple[str, str | None]] = Counter()
        self.refused: Counter[str] = Counter()
        self.sockets = self.commands = 0
        self.metrics = ""
        self.summit = server.summit()
        self.unsaid |= {value for name, value in self.summit.items() if name != "id"}
        self.http = requests.Session()

    @property
    def code(self) -> str:
        return self.summit["code"]

    def ask(self, method: str, path: str, route: str | None, **how: Any) -> requests.Response:
        self.asked[method, route] += 1
        answer = self.http.request(
            method, self.server.url + path, timeout=20, allow_redirects=False, **how
        )
        self.unsaid |= {cookie.value for cookie in self.http.cookies if cookie.value}
        return answer

    def joins(self) -> str:
        body = {"cid": new_cid(), "name": NAME, "table": TABLE}
        joined = self.ask(
            "POST", f"/api/v1/rooms/{self.code}/join", "/api/v1/rooms/<code>/join", json=body
        ).json()
        self.unsaid |= {body["cid"], joined["token"], joined["recovery_code"]}
        token: str = joined["token"]
        return token

    def does(self, client: Client, type: str, refused: str | None = None, **fields: Any) -> Any:
        cid = new_cid()
        self.unsaid.add(cid)
        self.commands += 1
        answer = client.do(type, cid=cid, **fields)
        assert answer.get("code") == refused, answer
        if refused:
            self.refused[refused] += 1
        return answer


def play(played: Played) -> None:
    """Joining, writing, voting, revealing; by sockets, by forms and by mistake."""
    code, server = played.code, played.server
    token = played.joins()
    played.sockets += 2
    with (
        connected(server, code, played.summit["desk_key"], "desk") as desk,
        connected(server, code, token, "phone") as phone,
    ):
        writes_and_votes(played, desk, phone)
        played.does(desk, "room.announce", text=WORD)
        played.does(desk, "person.remove", id=desk.one("person", name=NAME)["id"])


def writes_and_votes(played: Played, desk: Client, phone: Client) -> None:
    closed = next(one["id"] for one in desk.all("activity") if one["state"] == "planned")
    words = {"kind": "principle", "text": WORD}
    played.does(phone, "contribution.add", "not_open", activity=closed, **words)
    open_next(played, desk, "interviews")
    writing = open_next(played, desk, "principles")
    played.does(phone, "contribution.add", activity=writing, **words)
    played.does(
        phone, "contribution.add", "too_long", activity=writing, kind="principle", text=WORD * 99
    )
    played.does(phone, "contribution.add", "malformed", activity=writing, Ocelot=WORD)
    played.does(phone, "Ocelot", "malformed", text=WORD)
    played.does(phone, "theme.add", "not_allowed", name=TITLE)
    card = desk.one("card", text=WORD)
    played.does(desk, "card.hide", id=card["id"], reason=TITLE)
    played.does(desk, "card.restore", id=card["id"])
    vote = open_next(played, desk, "vote")
    option = phone.one("option", card=card["id"])["id"]
    played.does(phone, "ballot.cast", activity=vote, choices={option: 2})
    played.does(desk, "activity.reveal", activity=vote)
    phone.one("tally", id=option)


def open_next(played: Played, desk: Client, kind: str) -> str:
    while True:
        activity: str = played.does(desk, "activity.next")["activity"]
        if desk.one("activity", id=activity)["kind"] == kind:
            return activity


def look_around(played: Played) -> None:
    """Pages, forms and addresses that hold what must not be repeated."""
    room, code = "/<room:code>", played.code
    key = played.summit["desk_key"]
    headers = {"User-Agent": WORD, "Referer": f"http://x.example/{WORD}", "Cookie": f"a={WORD}"}
    welcome = played.ask("GET", f"/{code}?q={SEARCH}", room, headers=headers).text
    form = _CSRF.search(played.ask("GET", f"/{code}", room).text)
    assert welcome
    assert form
    typed = {"csrf_token": form[1], "name": NAME, "table": TABLE}
    assert played.ask("POST", f"/{code}/join", f"{room}/join", data=typed).status_code == 303
    played.ask("GET", f"/{code}/mine", f"{room}/mine")
    played.ask("GET", f"/{code}/desk?key={key}", f"{room}/desk")
    played.ask("GET", f"/{code}/desk", f"{room}/desk")
    others = "/api/v1/rooms/<code>/others"
    played.ask("GET", f"/api/v1/rooms/{code}/others?kind=principle&q={SEARCH}", others)
    assert played.ask("GET", f"/{WORD}/{key}", None).status_code == 404
    played.refused["not_found"] += 1
    for body in BODIES:
        api = f"/api/v1/rooms/{code}/join"
        assert played.ask("POST", api, "/api/v1/rooms/<code>/join", data=body).status_code == 422
        played.refused["malformed"] += 1
    played.ask("GET", "/healthz", None, headers={"Host": f"{WORD}.example"})
    signing_in(played)


def signing_in(played: Played) -> None:
    page = "/organiser/sign-in"
    form = _CSRF.search(played.ask("GET", page, page).text)
    assert form
    typed = {"csrf_token": form[1], "email": EMAIL, "password": PASSWORD}
    assert "There is a problem" in played.ask("POST", page, page, data=typed).text
    played.refused["malformed"] += 1


def lines(server: Server) -> list[dict[str, Any]]:
    return [json.loads(line) for line in server.log().splitlines()]


def events(server: Server, event: str) -> list[dict[str, Any]]:
    return [line for line in lines(server) if line["event"] == event]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    server = Server(tmp_path_factory.mktemp("log"), OASIS_THEMES="off").start()
    try:
        summit = Played(server)
        play(summit)
        look_around(summit)
        summit.metrics = summit.ask("GET", "/metrics", "/metrics").text
    finally:
        server.stop()
    return summit


def test_the_log_holds_nobodys_words_names_codes_or_keys(played: Played) -> None:
    """Mutation: the path instead of the route in a request's line → fails with the room's code."""
    log = played.server.log().lower()
    assert [word for word in played.unsaid if word.lower() in log] == []


def test_every_request_has_one_line_with_its_pattern(played: Played) -> None:
    """Mutation: `Access` inside the gate → fails, the foreign host has no line."""
    lines = events(played.server, "request")
    told = Counter((line["method"], line["route"]) for line in lines if line["status"] != 101)
    # The test's own server asks until it has started.
    starting = ("GET", "/healthz")
    del told[starting]
    assert told == played.asked
    assert [line["route"] for line in lines if line["status"] == 101] == ["/socket.io/"] * 2
    assert played.sockets == 2
    assert all(line["ms"] >= 0 and line["request"] for line in lines)


def test_every_refusal_has_one_line(played: Played) -> None:
    """Mutation: no `is_noted` → fails with more lines than refusals."""
    refusals = events(played.server, "refused")
    assert Counter(line["code"] for line in refusals) == played.refused
    by_type = {(line.get("type"), line.get("role")) for line in refusals}
    assert {("contribution.add", "participant"), ("theme.add", "participant")} <= by_type
    # Of a command that there isn't its name is somebody's word.
    assert (None, "participant") in by_type


def numbers(played: Played) -> dict[str, float]:
    rows = (line.rsplit(" ", 1) for line in played.metrics.splitlines() if line[0] != "#")
    return {name: float(value) for name, value in rows}


def test_the_numbers_say_what_happened(played: Played) -> None:
    seen = numbers(played)
    refused = {code: seen[f'oasis_refused_total{{code="{code}"}}'] for code in played.refused}
    assert refused == played.refused
    assert seen["oasis_acknowledged_seconds_count"] == played.commands
    assert seen["oasis_commit_commands_sum"] >= seen["oasis_commit_commands_count"] > 0
    assert seen["oasis_commit_seconds_count"] == seen["oasis_commit_commands_count"]
    assert seen["oasis_tick_seconds_count"] > 0
    assert seen["oasis_lag_seconds_count"] > 0
    assert seen["process_resident_memory_bytes"] > 1_000_000
    assert seen['oasis_requests_total{status="403"}'] == 1
    everybody_left = ("oasis_waiting", "oasis_rooms", "oasis_theme_worker_up")
    assert [seen[name] for name in everybody_left] == [0, 0, 0]
    assert seen['oasis_connections{lens="phone"}'] == seen['oasis_connections{lens="desk"}'] == 0


def test_the_numbers_hold_nobodys_words_either(played: Played) -> None:
    assert [word for word in played.unsaid if word in played.metrics] == []


def test_start_and_stop_have_a_line(played: Played) -> None:
    assert [line["event"] for line in (lines(played.server)[0], lines(played.server)[-1])] == [
        "started",
        "stopped",
    ]


def test_a_fault_of_ours_is_one_line_with_its_places_and_without_its_words(tmp_path: Path) -> None:
    """Mutation: the library's own `formatException` → fails, the trace holds the wrong value."""
    server = Server(tmp_path, OASIS_THEMES="off").start()
    try:
        summit = server.summit()
        with connected(server, summit["code"], summit["desk_key"], "desk") as desk:
            spoil(tmp_path / "oasis.db")
            assert desk.do("activity.next")["code"] == "try_again"
        answer = requests.get(f"{server.url}/{summit['code']}", timeout=20)
        assert answer.status_code == 503
    finally:
        server.stop()
    faults = [line for line in lines(server) if line["level"] == "error"]
    assert [line["event"] for line in faults] == ["a command failed", "a page failed"]
    assert all(line["trace"][0] == "ValueError" for line in faults), faults
    assert all(any("summits/store.py" in place for place in line["trace"]) for line in faults)
    assert WORD not in server.log()


def spoil(database: Path) -> None:
    """Somebody's word where only a state can be: the error that follows says it again."""
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("UPDATE summit SET state = ?", (WORD,))
        opened.commit()


@pytest.fixture
def unread(tmp_path: Path) -> Iterator[tuple[Server, IO[bytes]]]:
    """A server whose log goes into a pipe, and that pipe's other end, which nobody reads."""
    server = Server(tmp_path, OASIS_THEMES="off")
    process = subprocess.Popen(
        [sys.executable, "app.py", "serve"], cwd=HOME, env=server.environment, stderr=PIPE
    )
    assert process.stderr
    try:
        until(lambda: alive(server), "the server did not start", START_SECONDS)
        yield server, process.stderr
    finally:
        process.kill()
        process.wait(PATIENCE_SECONDS)
        process.stderr.close()


def alive(server: Server) -> bool:
    with suppress(requests.ConnectionError):
        return requests.get(f"{server.url}/healthz", timeout=5).status_code == 200
    return False


def test_a_log_that_nobody_reads_holds_up_nobody(unread: tuple[Server, IO[bytes]]) -> None:
    """Mutation: a plain StreamHandler → fails, a request was not answered within 5 s."""
    server, pipe = unread
    browser = requests.Session()

    def lost() -> bool:
        for _each in range(100):
            browser.get(f"{server.url}/healthz", timeout=5)
        told = browser.get(f"{server.url}/metrics", timeout=5).text
        return "oasis_log_lost_total 0.0" not in told

    until(lost, "the pipe never filled")
    pipe.close()
    assert alive(server)
