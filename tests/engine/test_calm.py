"""How often screens are told: in a standing time that only the pump's own rests move."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from oasis_live.engine.changes import Ref, Update
from oasis_live.engine.commands import Moment
from oasis_live.engine.pump import Pump
from oasis_live.engine.watch import UNWATCHED, Watch
from tests.engine.notes import AUDIENCES, NoteRoom

PHONES = 120


@dataclass
class Day:
    """Acts at their times, and what was sent when. It is the pump's wire and its clock."""

    now: float = 0.0
    agenda: list[tuple[float, Callable[[], object]]] = field(default_factory=list)
    packed: int = 0
    rounds: list[float] = field(default_factory=list)
    sent: list[tuple[float, str, int, Update]] = field(default_factory=list)

    def pack(self, data: Update) -> Update:
        self.packed += 1
        return data

    def send(self, connections: Sequence[str], _event: str, data: object) -> None:
        assert isinstance(data, dict)
        self.sent.append((self.now, connections[0].split(" ")[0], len(connections), data))

    def watch(self) -> Watch:
        return replace(UNWATCHED, ticked=lambda _seconds: self.rounds.append(self.now))

    def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        while self.agenda and self.agenda[0][0] <= until:
            self.now, act = self.agenda.pop(0)
            act()
        self.now = until

    def told(self, lens: str) -> list[float]:
        """When all of a lens were told something, a time for each update."""
        return sorted({at for at, who, _n, data in self.sent if who == lens and "since" in data})


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[NoteRoom]:
    made = NoteRoom(tmp_path, Moment("note.written", _opens, ("activity",)))
    yield made
    made.database.close()


def _opens(_tx: Any, ids: tuple[str, ...]) -> frozenset[Ref]:
    """A note called `now` stands for an activity that everybody must see at once."""
    return frozenset(Ref("activity", one) for one in ids if one == "now")


@pytest.fixture
def hall(room: NoteRoom, day: Day) -> NoteRoom:
    """A desk, a board, a sorter, and many phones."""
    runtime = replace(room.runtime, sleep=day.sleep, monotonic=lambda: day.now)
    pump = Pump(room.database, room.changes, day, runtime, day.watch())
    for audience in AUDIENCES:
        pump.join(f"{audience.lens} {audience.person}", audience)
    for number in range(PHONES - 2):
        pump.join(f"phone {number}", replace(AUDIENCES[0], person=f"p{number}"))
    # After the command, as a green thread would: not inside it.
    room.pipeline.woken = lambda woken: day.agenda.insert(0, (day.now, lambda: pump.wake(woken)))
    return room


def writes(hall: NoteRoom, day: Day, times: list[float], **fields: Any) -> None:
    """Notes at these times; the pump's rests move the day on."""
    day.agenda += [(at, lambda: hall.do("ann", "note.write", text="x", **fields)) for at in times]
    day.agenda.sort(key=lambda one: one[0])
    day.sleep(10.0)


def closest(times: list[float]) -> float:
    """The shortest time between two."""
    return min(later - earlier for earlier, later in pairwise(times))


def test_a_busy_room_tells_board_and_desk_20_times_a_second_and_phones_once(
    hall: NoteRoom, day: Day
) -> None:
    """Mutation: PAUSE_SECONDS of 0 for phones -> every note is told to every phone."""
    writes(hall, day, [number / 100 for number in range(150)])
    for lens in ("board", "desk", "sorter"):
        assert 20 <= len(day.told(lens)) <= 32
        assert closest(day.told(lens)) > 0.049
    assert 2 <= len(day.told("phone")) <= 3
    assert closest(day.told("phone")) > 0.99


def test_a_room_whose_phones_wait_is_not_read_before_they_are_due(hall: NoteRoom, day: Day) -> None:
    """Mutation: a round every 50 ms while somebody waits -> fifty small halls cost 1.7 times as
    much as one large.
    """
    writes(hall, day, [0.0, 0.3])
    assert day.told("phone") == pytest.approx([0.0, 1.0], abs=0.001)
    assert day.rounds == pytest.approx([0.0, 0.3, 1.0], abs=0.051)


def test_everybody_hears_the_last_word(hall: NoteRoom, day: Day) -> None:
    writes(hall, day, [0.0, 0.01, 0.02])
    for lens in ("board", "desk", "phone"):
        last = [data for _at, who, _n, data in day.sent if who == lens and "since" in data][-1]
        assert last["seq"] == 3


def test_a_change_of_activity_does_not_wait_for_the_phones_second(hall: NoteRoom, day: Day) -> None:
    """Mutation: never `urgent` -> the phones hear it a second after the note."""
    writes(hall, day, [0.0, 0.3])
    day.sent.clear()
    day.agenda = [(day.now, lambda: hall.do("ann", "note.write", text="x"))]
    day.agenda += [(day.now + 0.2, lambda: hall.do("desk", "note.write", text="x", id="now"))]
    began = day.now
    day.sleep(10.0)
    # A round rests 50 ms at most before it hears of it.
    assert [at - began for at in day.told("phone")] == pytest.approx([0.0, 0.2], abs=0.051)


def test_what_is_ones_own_comes_at_once_and_before_what_all_hear(hall: NoteRoom, day: Day) -> None:
    """Mutation: the `updates` sent before the `letters` -> the number passes the own words."""
    writes(hall, day, [0.0, 0.3])
    of_ann = [(at, data) for at, who, n, data in day.sent if who == "phone" and n in {1, 50}]
    own = [at for at, data in of_ann if "since" not in data]
    assert own == pytest.approx([0.0, 0.3], abs=0.051)
    assert "since" not in of_ann[0][1]
    assert of_ann[0][0] <= day.told("phone")[0]


def test_one_update_is_written_once_for_all_who_see_the_same(hall: NoteRoom, day: Day) -> None:
    """Mutation: `pack` inside the loop over slices -> three times for 120 phones."""
    writes(hall, day, [0.0])
    phones = [n for _at, who, n, data in day.sent if who == "phone" and "since" in data]
    assert phones == [50, 50, 20]
    # One each for phones, board, desk and sorter, and Ann's own.
    assert day.packed == 5
