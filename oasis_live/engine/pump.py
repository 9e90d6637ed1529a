"""The one way out: screens hear what changed since the number last sent to their lens.

A room without news costs nothing: its pump runs only while something is due. Each update is encoded
once for all who see the same, and sent in slices so that no broadcast holds up an acknowledgement.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from oasis_live.engine import changes
from oasis_live.engine.changes import EVERYBODY, Changes, Ref, Update
from oasis_live.engine.database import Database
from oasis_live.engine.kept import KeptViews
from oasis_live.engine.runtime import Runtime
from oasis_live.engine.transaction import Tx
from oasis_live.engine.watch import UNWATCHED, Watch
from oasis_live.kernel.ids import iso, to_ms
from oasis_live.kernel.person import Audience
from oasis_live.kernel.refused import TryAgain

log = logging.getLogger(__name__)

PAUSE_SECONDS = {"board": 0.05, "desk": 0.05, "sorter": 0.05, "phone": 1.0}
SLICE = 50
BEAT_SECONDS = 10.0


class Wire(Protocol):
    """How an update leaves the house."""

    def pack(self, data: Update) -> object:
        """The update as `send` takes it, encoded once however many get it."""

    def send(self, connections: Sequence[str], event: str, data: object) -> None:
        """Send to these connections."""


@dataclass
class _Group:
    """All who see the same of a room: one lens and role.

    `sent` is the number that they were told last, `read` the one up to which there was nothing more
    for them: others' votes must not move a phone.
    """

    audience: Audience
    sent: int
    read: int
    due: float = 0.0
    members: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)

    def enter(self, connection: str, person: str) -> None:
        """One more who looks; somebody may have several devices."""
        self.leave(connection)
        self.members[connection] = person
        self.people.setdefault(person, []).append(connection)

    def leave(self, connection: str) -> None:
        """This one is gone, if it was here."""
        person = self.members.pop(connection, None)
        if person is None:
            return
        self.people[person].remove(connection)
        if not self.people[person]:
            del self.people[person]


@dataclass
class _Room:
    seen: int
    groups: dict[Audience, _Group] = field(default_factory=dict)
    running: bool = False
    news: bool = False
    urgent: bool = False


class Pump:
    """Knows which connections watch which room. Everything that waits or sends is handed in."""

    def __init__(
        self,
        database: Database,
        changes_of_all: Changes,
        wire: Wire,
        runtime: Runtime,
        watch: Watch = UNWATCHED,
    ) -> None:
        self._database, self._changes, self._wire = database, changes_of_all, wire
        self._runtime, self._watch = runtime, watch
        self._rooms: dict[str, _Room] = {}
        self._kept = KeptViews(changes_of_all, runtime)

    def join(self, connection: str, audience: Audience) -> int:
        """From now on this connection hears what its audience may see; the room's number of now,
        up to which it has to ask for itself.
        """
        shared = replace(audience, person="")
        last = self._head(audience.room)
        room = self._rooms.setdefault(audience.room, _Room(last))
        group = room.groups.setdefault(shared, _Group(shared, last, last))
        group.enter(connection, audience.person)
        # Once more: reading may have let others go on before it was in.
        return self._head(audience.room)

    def _head(self, room: str) -> int:
        with self._database.reading(room) as tx:
            return changes.head(tx)

    def leave(self, connection: str, audience: Audience) -> None:
        """This connection is gone."""
        shared = replace(audience, person="")
        room = self._rooms.get(audience.room)
        group = room.groups.get(shared) if room else None
        if room is None or group is None:
            self._kept.forget(shared)
            return
        group.leave(connection)
        if not group.members:
            del room.groups[shared]
            self._kept.forget(shared)
        if not room.groups:
            self._rooms.pop(audience.room)

    @property
    def rooms(self) -> int:
        """How many rooms somebody is watching."""
        return len(self._rooms)

    def here(self, room: str, lens: str = "phone") -> int:
        """How many people have a screen of this lens open: two devices are one person."""
        groups = self._rooms[room].groups.values() if room in self._rooms else ()
        return sum(len(group.people) for group in groups if group.audience.lens == lens)

    def connections(self, room: str, person: str) -> list[str]:
        """The open connections of one person."""
        groups = self._rooms[room].groups.values() if room in self._rooms else ()
        return [one for group in groups for one in group.people.get(person, ())]

    def catch_up(self, audience: Audience, seq: int) -> Update:
        """What this audience has missed since its number: the one question of every screen."""
        self._kept.wait(audience)
        with self._database.reading(audience.room) as tx:
            return self._kept.since(tx, audience, seq)

    def wake(self, room_id: str) -> None:
        """Something in this room has changed."""
        room = self._rooms.get(room_id)
        if room is None:
            return
        room.news = True
        if not room.running:
            room.running = True
            self._runtime.spawn(self._run, room_id, room)

    def beat(self) -> None:
        """Tell every screen the number last sent to its lens, so that it notices a gap."""
        now = iso(to_ms(self._runtime.clock()))
        for room_id, room in list(self._rooms.items()):
            here = self.here(room_id)
            for group in list(room.groups.values()):
                beat = {"seq": group.sent, "now": now, "here": here}
                self._send(list(group.members), "beat", beat)

    def beat_for_ever(self) -> None:
        """Beat every ten seconds, as a green thread of its own."""
        while True:
            self._runtime.sleep(BEAT_SECONDS)
            self.beat()

    def _run(self, room_id: str, room: _Room) -> None:
        try:
            while room.news and room.groups:
                room.news = False
                try:
                    self._round(room_id, room)
                except TryAgain as refusal:
                    # The database is away for a while; what happened is told when it is back.
                    room.news = True
                    self._runtime.sleep(refusal.retry_in or BEAT_SECONDS)
                except Exception:
                    # One view that fails must not silence the room for good.
                    log.exception("a round failed")
                    room.news = True
                    self._runtime.sleep(BEAT_SECONDS)
        finally:
            room.running = False

    def _round(self, room_id: str, room: _Room) -> None:
        began = self._runtime.monotonic()
        # In one snapshot: what a person and several screens are told is read once.
        with self._database.reading(room_id) as tx:
            told, last = changes.told(tx, room.seen), changes.head(tx)
            letters = list(self._letters(tx, room, told))
            room.urgent |= any(ref.kind == "activity" and ref.to == EVERYBODY for ref in told)
            due = [one for one in room.groups.values() if began >= one.due or room.urgent]
            updates = [(one, self._kept.since(tx, one.audience, one.read)) for one in due]
        # Not before: where the database was away, all of it is told when it is back.
        room.seen, room.urgent = last, False
        waiting = [one.due for one in room.groups.values() if one not in due and one.read < last]
        for screens, update in letters:
            self._send(screens, "changes", update)
        for group, update in updates:
            group.due = began + PAUSE_SECONDS[group.audience.lens]
            self._tell_group(group, update)
        self._watch.ticked(self._runtime.monotonic() - began)
        self._rest(room, waiting)

    def _letters(
        self, tx: Tx, room: _Room, told: Iterable[Ref]
    ) -> Iterable[tuple[list[str], Update]]:
        refs: dict[str, list[Ref]] = defaultdict(list)
        for ref in told:
            if any(ref.to in group.people for group in room.groups.values()):
                refs[ref.to].append(ref)
        self._changes.read_ahead(tx, (ref for own in refs.values() for ref in own))
        # Screens come and go while the rows are read.
        for group in list(room.groups.values()) if refs else ():
            for person in sorted(refs.keys() & group.people.keys()):
                audience = replace(group.audience, person=person)
                put, drop = self._changes.present(tx, audience, refs[person])
                screens = list(group.people.get(person, ()))
                yield screens, {"now": iso(tx.now_ms), "put": put, "drop": drop}

    def _rest(self, room: _Room, waiting: list[float]) -> None:
        # Nothing is read while there is neither news nor somebody who is due.
        while waiting and not room.news:
            left = min(waiting) - self._runtime.monotonic()
            room.news = left <= 0
            self._runtime.sleep(max(0.0, min(left, PAUSE_SECONDS["board"])))

    def _tell_group(self, group: _Group, update: Update) -> None:
        group.read = update["seq"]
        if update["put"] or update["drop"]:
            told, group.sent = group.sent, group.read
            self._send(list(group.members), "changes", {**update, "since": told})

    def _send(self, connections: list[str], event: str, data: Update) -> None:
        packed = self._wire.pack(data)
        for start in range(0, len(connections), SLICE):
            self._wire.send(connections[start : start + SLICE], event, packed)
            self._runtime.sleep(0)
