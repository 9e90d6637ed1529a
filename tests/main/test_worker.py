"""The theme worker as a child of the server: it may die, and the room goes on."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from oasis_live.main.worker import NICE
from tests.live import Client, Server, connected, until
from tests.main.processes import child_running, command_line

MODULE = "oasis_live.themes.worker"
# It looks once a second whether its child lives; a busy machine takes its time to load a worker.
PATIENCE_SECONDS = 90.0
LISTENING = ("Time to listen to people", "Time to listen", "Taking the time to listen")
NEARNESS = ("A bed near home", "At home, near the neighbours", "Near home and neighbours")


def worker_of(server: Server, *, other_than: int = 0) -> int:
    """The process of the worker, once there is one."""
    found = [0]

    def is_there() -> bool:
        found[0] = child_running(server.pid, MODULE) or 0
        return found[0] not in {0, other_than}

    until(is_there, "there is no worker", PATIENCE_SECONDS)
    return found[0]


class Hall:
    """A desk and a phone in a room where people name principles."""

    def __init__(self, desk: Client, phone: Client) -> None:
        self.desk, self.phone = desk, phone
        activities = desk.all("activity")
        self.writing = next(one["id"] for one in activities if one["kind"] == "principles")
        desk.do("activity.open", activity=self.writing)

    def name(self, *texts: str) -> None:
        for text in texts:
            sent = {"activity": self.writing, "kind": "principle", "text": text}
            assert self.phone.do("contribution.add", **sent)["ok"]

    def gathered(self, *texts: str) -> bool:
        """Whether these, and no others, are in one theme that the machine made."""
        cards = {one["text"]: one for one in self.desk.all("card")}
        theme = cards[texts[0]]["theme"] if texts[0] in cards else None
        together = {text for text, one in cards.items() if one["theme"] == theme}
        return theme is not None and together == set(texts)

    def wait_gathered(self, *texts: str) -> None:
        self.desk.wait(lambda: self.gathered(*texts), PATIENCE_SECONDS)


@contextmanager
def hall(server: Server) -> Iterator[Hall]:
    made = server.summit()
    token = server.join(made["code"])["token"]
    with (
        connected(server, made["code"], made["desk_key"], "desk") as desk,
        connected(server, made["code"], token, "phone") as phone,
    ):
        yield Hall(desk, phone)


def test_alike_principles_get_a_theme_by_themselves(sorting_server: Server) -> None:
    with hall(sorting_server) as here:
        here.name(*LISTENING)
        here.wait_gathered(*LISTENING)
        assert {one["placed_by"] for one in here.desk.all("card")} == {None}


def test_when_the_worker_dies_the_room_goes_on_and_a_new_one_sorts(
    own_sorting_server: Server,
) -> None:
    with hall(own_sorting_server) as here:
        here.name(*LISTENING)
        here.wait_gathered(*LISTENING)
        first = worker_of(own_sorting_server)
        os.kill(first, signal.SIGKILL)
        here.name(*NEARNESS)
        here.desk.one("card", text=NEARNESS[-1])
        second = worker_of(own_sorting_server, other_than=first)
        here.wait_gathered(*NEARNESS)
        assert here.gathered(*LISTENING)
    own_sorting_server.stop()
    until(lambda: not command_line(second), "the worker stayed when its server was gone")


def test_the_server_goes_before_its_worker_from_the_start(own_sorting_server: Server) -> None:
    """Mutation: no `setpriority` in main/worker.py -> both are alike."""
    worker, server = worker_of(own_sorting_server), own_sorting_server.pid
    priority = [os.getpriority(os.PRIO_PROCESS, process) for process in (worker, server)]
    assert priority[0] == priority[1] + NICE


def test_a_worker_ends_with_a_server_that_was_killed(own_sorting_server: Server) -> None:
    worker = worker_of(own_sorting_server)
    own_sorting_server.stop(kill=True)
    until(lambda: not command_line(worker), "the worker stayed when its server was gone")


def test_no_worker_is_started_where_themes_are_off(server: Server) -> None:
    with hall(server) as here:
        here.name(*LISTENING)
        here.desk.one("card", text=LISTENING[-1])
        assert child_running(server.pid, MODULE) is None
        assert {one["theme"] for one in here.desk.all("card")} == {None}
