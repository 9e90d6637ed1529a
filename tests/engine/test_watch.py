"""What the engine tells whoever looks inside, and that it does nothing where nothing happens."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from typing_extensions import override

from oasis_live.engine.changes import Update
from oasis_live.engine.database import Database
from oasis_live.engine.pipeline import Pipeline
from oasis_live.engine.pump import Pump
from oasis_live.engine.transaction import Tx
from oasis_live.engine.watch import Watch
from tests.engine.notes import AUDIENCES, NoteRoom


@dataclass
class Seen:
    """What was heard, sent and read so far."""

    commits: list[int] = field(default_factory=list)
    ticks: list[float] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    reads: int = 0
    now: float = 0.0

    def watch(self) -> Watch:
        return Watch(lambda commands, _s: self.commits.append(commands), self.ticks.append)

    def rest(self, seconds: float) -> None:
        self.now += seconds

    def pack(self, data: Update) -> Update:
        return data

    def send(self, _connections: Sequence[str], event: str, _data: object) -> None:
        self.sent.append(event)


class Counted(Database):
    """A database that counts how often it is read."""

    seen: Seen

    @contextmanager
    @override
    def reading(self, room: str = "") -> Iterator[Tx]:
        self.seen.reads += 1
        with super().reading(room) as tx:
            yield tx


@pytest.fixture
def room(database: str) -> Iterator[NoteRoom]:
    made = NoteRoom(database)
    yield made
    made.database.close()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def pump(room: NoteRoom, seen: Seen) -> Iterator[Pump]:
    """A pump with everybody before it, in a room where notes are written."""
    runtime = replace(room.runtime, sleep=seen.rest, monotonic=lambda: seen.now)
    database = Counted(room.database.engine, runtime)
    database.seen = seen
    watched = Pump(database, room.changes, seen, runtime, seen.watch())
    for audience in AUDIENCES:
        watched.join(f"of {audience.lens} {audience.person}", audience)
    room.pipeline.woken = watched.wake
    yield watched
    database.close()


def test_a_transaction_tells_how_many_commands_it_held(room: NoteRoom, seen: Seen) -> None:
    room.pipeline = Pipeline(
        room.database,
        room.registry,
        lambda _tx, _bearers: room.people,
        lambda _tx, _person, _command: None,
        room.runtime,
        seen.watch(),
    )
    for _each in range(3):
        room.do("ann", "note.write", text="Time to sit")
    assert seen.commits == [1, 1, 1]
    assert room.pipeline.waiting == 0


def test_a_room_with_news_is_told_and_then_at_rest(room: NoteRoom, pump: Pump, seen: Seen) -> None:
    room.do("ann", "note.write", text="Time to sit")
    assert "changes" in seen.sent
    assert seen.ticks
    assert pump.rooms == 1


def test_an_idle_room_costs_nothing_but_its_beats(room: NoteRoom, pump: Pump, seen: Seen) -> None:
    """Mutation: a beat that wakes its room's pump → fails, the room was read."""
    room.do("ann", "note.write", text="Time to sit")
    ticks, reads, sent = len(seen.ticks), seen.reads, len(seen.sent)
    for _ten_seconds in range(360):
        pump.beat()
    assert (len(seen.ticks), seen.reads) == (ticks, reads)
    assert set(seen.sent[sent:]) == {"beat"}


def test_what_others_did_in_another_room_costs_this_one_nothing(pump: Pump, seen: Seen) -> None:
    reads = seen.reads
    pump.wake("a room that nobody watches")
    assert (len(seen.ticks), seen.reads, seen.sent) == (0, reads, [])
