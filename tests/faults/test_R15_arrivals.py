"""R15: a hall that shares one address gets in, over real HTTP, by a client of its own process."""

from typing import Any

import pytest

from tests.faults.arrivals import arrive
from tests.live import Client, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    running = Server(tmp_path_factory.mktemp("server"), OASIS_THEMES="off").start()
    yield running
    running.stop()


def people_in(server: Server, made: dict[str, str]) -> int:
    """How many the desk counts."""
    desk = Client(server, made["code"], made["desk_key"], "desk").connect()
    people = desk.one("room")["counts"]["people"]
    desk.close()
    return int(people)


@pytest.mark.parametrize("kept", [0, 8], ids=["a connection each", "connections kept"])
def test_R15_two_hundred_at_once_by_program_are_all_in_once(server: Server, kept: int) -> None:
    """Mutation: PROGRAM_PATIENCE_SECONDS = 0 -> `join 429`."""
    made = server.summit()
    told = arrive(server.url, made["code"], people=200, way="program", kept=kept)
    assert told["statuses"] == {"join 201": 200}
    assert told["participants"] == people_in(server, made) == 200


def test_R15_two_hundred_phones_at_once_go_all_the_way(server: Server) -> None:
    """The welcome, the form, the page and the line.

    Mutation: nobody is held or let in at their turn (`_places` forgotten) -> some never get in;
    a line that is told before its `hello` -> half of them hear `changes` first.
    """
    made = server.summit()
    told = arrive(server.url, made["code"], people=200, way="phone")
    assert told["statuses"] == {"welcome 200": 200, "join 303": 200, "hello": 200}
    assert told["participants"] == people_in(server, made) == 200


@pytest.mark.soak
@pytest.mark.parametrize(("people", "seconds"), [(300, 10), (2000, 60)])
@pytest.mark.parametrize(("way", "kept"), [("phone", 0), ("program", 0), ("program", 16)])
def test_R15_a_hall_gets_in_and_nobody_waits_for_a_second(
    server: Server, people: int, seconds: int, way: str, kept: int
) -> None:
    made = server.summit()
    told = arrive(server.url, made["code"], people=people, seconds=seconds, way=way, kept=kept)
    assert told["own_cpu_share"] < 0.8, "the client was too slow to tell"
    assert told["participants"] == people_in(server, made) == people
    assert told["waited_in_line"] == 0
    assert told["joined_ms"]["0.95"] <= 1000
    if way == "phone":
        assert told["inside_ms"]["0.95"] <= 1000


@pytest.mark.soak
def test_R15_two_thousand_who_press_at_once_are_all_in_within_two_minutes(server: Server) -> None:
    made = server.summit()
    told = arrive(server.url, made["code"], people=2000, way="phone")
    assert told["statuses"] == {"welcome 200": 2000, "join 303": 2000, "hello": 2000}
    assert told["participants"] == people_in(server, made) == 2000
