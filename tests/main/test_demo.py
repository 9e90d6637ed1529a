"""The demonstration and the rehearsal: a simulated hall that uses only the public door."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

from oasis_live.kernel.held import Entry
from oasis_live.rehearsal.parts import parts
from tests.live import HOME, Client, Server, connected, until
from tests.main.processes import child_running, command_line

HALL = "oasis_live.rehearsal.hall"
PATIENCE_SECONDS = 120.0
MIKE = parts()[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("demo")).start("demo", "--speed", "16")
    until(lambda: "Organiser:" in running.log(), "the demonstration did not begin")
    yield running
    running.stop()


def told(demo: Server) -> dict[str, str]:
    """The addresses that it prints, by what they are for."""
    return dict(re.findall(r"^(Join|Desk|Board|Organiser): (\S+)$", demo.log(), re.MULTILINE))


@pytest.fixture
def desk(demo: Server) -> Iterator[Client]:
    key = told(demo)["Desk"].partition("?key=")[2]
    with connected(demo, code_of(demo), key, "desk") as client:
        yield client


def code_of(demo: Server) -> str:
    return told(demo)["Join"].rpartition("/")[2]


def cards(desk: Client, kind: str) -> list[Entry]:
    return sorted((one for one in desk.all("card") if one["kind"] == kind), key=lambda c: c["at"])


def test_it_prints_an_address_for_everybody_and_each_answers(demo: Server) -> None:
    assert list(told(demo)) == ["Join", "Desk", "Board", "Organiser"]
    for name, url in told(demo).items():
        answer = requests.get(url, timeout=20, allow_redirects=False)
        assert answer.status_code == (303 if "key=" in url else 200), name
        assert requests.get(url, timeout=20).status_code == 200


def test_two_dozen_people_come_in_and_mike_begins(desk: Client) -> None:
    desk.wait(lambda: desk.one("room")["counts"]["people"] == len(parts()), PATIENCE_SECONDS)
    assert {one["name"] for one in desk.all("person")} == {part.name for part in parts()}
    desk.wait(lambda: len(cards(desk, "story")) > 3, PATIENCE_SECONDS)
    first = cards(desk, "story")[0]
    assert (first["title"], first["credit"]) == (MIKE.title, "Mike")

    def principles() -> set[str]:
        return {one["text"] for one in cards(desk, "principle") if one["stories"] == [first["id"]]}

    desk.wait(lambda: principles() >= set(MIKE.principles), PATIENCE_SECONDS)


def test_when_the_hall_is_ended_the_summit_goes_on(demo: Server, desk: Client) -> None:
    hall = child_running(demo.pid, HALL)
    assert hall
    os.kill(hall, signal.SIGTERM)
    until(lambda: not command_line(hall), "the hall did not end")
    token = demo.join(code_of(demo), name="A visitor")["token"]
    writing = next(one for one in desk.all("activity") if one["kind"] == "principles")
    desk.do("activity.open", activity=writing["id"])
    with connected(demo, code_of(demo), token, "phone") as phone:
        words = {"kind": "principle", "text": "A visitor is welcome"}
        assert phone.do("contribution.add", activity=writing["id"], **words)["ok"]
    desk.one("card", text="A visitor is welcome")


@contextmanager
def rehearsing(server: Server, code: str, *more: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "app.py", "rehearse", code, "--people", "5", *more]
    process = subprocess.Popen(command, cwd=HOME, env=server.environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait(20)


def test_a_rehearsal_fills_a_room_until_it_is_stopped(server: Server) -> None:
    summit = server.summit()
    code = f"{summit['code'][:3]}-{summit['code'][3:]}".lower()
    with (
        connected(server, summit["code"], summit["desk_key"], "desk") as desk,
        rehearsing(server, code, "--speed", "5") as rehearsal,
    ):
        desk.wait(lambda: desk.one("room")["counts"]["people"] == 5, PATIENCE_SECONDS)
        assert {one["name"] for one in desk.all("person")} == {one.name for one in parts()[:5]}
        hall = child_running(rehearsal.pid, HALL)
        assert hall
        rehearsal.kill()
        until(lambda: not command_line(hall), "the hall stayed when its starter was gone")


def test_nobody_rehearses_in_a_room_that_is_not_open(server: Server) -> None:
    code = server.summit(opened=False)["code"]
    done = server.attempt("rehearse", code, "--people", "5")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "not open" in done.stderr
