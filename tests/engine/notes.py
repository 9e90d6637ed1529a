"""The smallest feature: notes that somebody writes, keeps to themselves, or wipes.

Engine tests use it, so that they fail when the engine breaks and not when a feature does.
"""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.changes import STAFF, Changes, Collection, Entry, Ref
from oasis_live.engine.commands import Command, Moment, Outcome, Payload, Registry, decode
from oasis_live.engine.database import Database, connect
from oasis_live.engine.pipeline import Answer, Pipeline, Request
from oasis_live.engine.rows import Base, among, json_list, upsert
from oasis_live.engine.runtime import Runtime, in_place
from oasis_live.engine.transaction import Tx
from oasis_live.engine.undo import undo_commands
from oasis_live.kernel.person import Audience, Person, Role
from oasis_live.kernel.refused import Conflict, Empty

EVERYONE = frozenset({Role.PARTICIPANT, Role.FACILITATOR})
Clock = Callable[[], datetime]
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class NoteRow(Base):
    """One note. `secret` ones are their writer's alone."""

    __tablename__ = "test_note"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str]
    writer: Mapped[str]
    text: Mapped[str]
    secret: Mapped[int]


class Write(Payload, frozen=True):
    """A note's words."""

    text: str
    id: str | None = None
    secret: bool = False


class Wipe(Payload, frozen=True):
    """The note that goes."""

    id: str


_ALL = select(NoteRow.id, NoteRow.writer, NoteRow.secret).where(NoteRow.room == bindparam("room"))
_SOME = select(*NoteRow.__table__.columns).where(among(NoteRow.id, "ids"))
_SAVE = upsert(NoteRow)
_WIPE = delete(NoteRow).where(NoteRow.id == bindparam("id"))


def _write(tx: Tx, by: Person, sent: Write) -> Outcome:
    note_id = sent.id or tx.new_id()
    held = tx.row(_SOME, ids=json_list([note_id]))
    tx.write(_SAVE, id=note_id, room=tx.room, writer=by.id, text=sent.text, secret=int(sent.secret))
    if not sent.text:
        # Too late on purpose: what was written before a refusal must not stay.
        raise Empty("Write something", field="text")
    changed = {Ref("note", note_id), Ref("own", note_id, to=by.id), Ref("count", "count", to=STAFF)}
    if held and held.writer != by.id:
        changed.add(Ref("own", note_id, to=held.writer))
    return Outcome(frozenset(changed) | tx.moment("note.written", [note_id]), {"id": note_id})


def _wipe(tx: Tx, by: Person, sent: Wipe) -> Outcome:
    held = tx.row(_SOME, ids=json_list([sent.id]))
    if held is None:
        raise Conflict("Somebody wiped it before you.", present={"id": sent.id})
    tx.write(_WIPE, id=sent.id)
    changed = {Ref("note", sent.id), Ref("own", sent.id, to=held.writer)}
    return Outcome(
        frozenset(changed) | {Ref("count", "count", to=STAFF)},
        undo={"id": sent.id, "writer": held.writer, "there": False},
    )


def _unwipe(tx: Tx, by: Person, image: Mapping[str, Any]) -> Outcome:
    if image["there"]:
        return _wipe(tx, by, Wipe(id=image["id"]))
    writer = Person(image["writer"], tx.room, by.role, by.bearer)
    outcome = _write(tx, writer, Write(text="…", id=image["id"]))
    return Outcome(outcome.changed, undo={**image, "there": True})


COMMANDS = (
    Command("note.write", Write, EVERYONE, 60, _write, ("note", "own", "count"), same_body=True),
    Command("note.wipe", Wipe, EVERYONE, 60, _wipe, ("note", "own", "count"), _unwipe),
)


def _entries(tx: Tx, _audience: Audience, ids: list[str]) -> dict[str, Entry]:
    rows = tx.rows(_SOME, ids=json_list(ids))
    return {r.id: {"id": r.id, "text": r.text} for r in rows if not r.secret}


def _own(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    rows = tx.rows(_SOME, ids=json_list(ids))
    return {r.id: {"id": r.id, "own": r.text} for r in rows if r.writer == audience.person}


def _count(tx: Tx, _audience: Audience, _ids: list[str]) -> dict[str, Entry]:
    return {"count": {"id": "count", "notes": len(tx.rows(_ALL, room=tx.room))}}


def _ids(tx: Tx, _audience: Audience) -> list[str]:
    return [row.id for row in tx.rows(_ALL, room=tx.room)]


COLLECTIONS = (
    Collection("note", frozenset({"phone", "desk", "board", "sorter"}), _ids, _entries),
    Collection("own", frozenset({"phone"}), _ids, _own, private=True),
    Collection("count", frozenset({"desk"}), lambda _tx, _audience: ["count"], _count),
)

PEOPLE = {
    name: Person(name, "r1", Role.FACILITATOR if name == "desk" else Role.PARTICIPANT, f"b-{name}")
    for name in ("ann", "ben", "desk")
}


class NoteRoom:
    """A pipeline over notes, at a database's address or in a folder. `people` is who may come in;
    change it to demote somebody.
    """

    def __init__(
        self,
        place: Path | str,
        *moments: Moment,
        seed: int = 7,
        runtime: Callable[[Clock, random.Random], Runtime] = in_place,
    ) -> None:
        engine = connect(place if isinstance(place, str) else f"sqlite:///{place / 'notes.db'}")
        Base.metadata.create_all(engine)
        self.runtime = runtime(lambda: NOON, random.Random(seed))
        self.database = Database(engine, self.runtime)
        self.registry = Registry(COMMANDS, moments)
        undo_commands(self.registry)
        self.changes = Changes(COLLECTIONS)
        self.people = {person.bearer: person for person in PEOPLE.values()}
        self.pipeline = Pipeline(
            self.database,
            self.registry,
            lambda _tx, bearers: {b: self.people[b] for b in bearers if b in self.people},
            lambda _tx, _person, _command: None,
            self.runtime,
        )
        self._cids = 0

    def do(self, name: str, type: str, *, cid: str | None = None, **fields: Any) -> Answer:
        """One command by one of the people."""
        return self.send(PEOPLE[name], type, cid=cid, **fields)

    def send(self, who: Person, type: str, *, cid: str | None = None, **fields: Any) -> Answer:
        """One command by whomever."""
        self._cids += 1
        command = self.registry.named(type)
        payload = decode(command, fields)
        return self.pipeline.do(Request(who, command, payload, cid or f"cid-{self._cids:06}"))

    def fresh(self, audience: Audience) -> dict[tuple[str, str], Entry]:
        """All that this audience sees, read from the tables."""
        with self.database.reading("r1") as tx:
            put = self.changes.fresh(tx, audience)
        return {(kind, entry["id"]): entry for kind, entries in put.items() for entry in entries}

    def since(self, audience: Audience, seq: int) -> dict[str, Any]:
        """The update that this audience gets for its number."""
        with self.database.reading("r1") as tx:
            return self.changes.since(tx, audience, seq)


def apply(held: dict[tuple[str, str], Entry], update: Mapping[str, Any]) -> None:
    """The client's whole reducer."""
    if update.get("since") == 0:
        held.clear()
    for kind, ids in update["drop"].items():
        for entry_id in ids:
            held.pop((kind, entry_id), None)
    for kind, entries in update["put"].items():
        for entry in entries:
            held[kind, entry["id"]] = entry


AUDIENCES = (
    Audience("r1", "phone", Role.PARTICIPANT, "ann"),
    Audience("r1", "phone", Role.PARTICIPANT, "ben"),
    Audience("r1", "desk", Role.FACILITATOR, "desk"),
    Audience("r1", "board", Role.BOARD, "board"),
    Audience("r1", "sorter", Role.SORTER, "sorter"),
)
