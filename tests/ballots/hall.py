"""A hall for tests of votes and records: every feature, a real pipeline, a clock that stands."""

import random
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from oasis_live.engine.changes import Changes, Entry
from oasis_live.engine.commands import Registry, decode
from oasis_live.engine.database import Database, connect
from oasis_live.engine.pipeline import Pipeline, Request
from oasis_live.engine.rows import Base
from oasis_live.engine.runtime import in_place
from oasis_live.engine.undo import undo_commands
from oasis_live.kernel.person import Audience, Person, Role
from oasis_live.main.house import LIVE, gate, who
from oasis_live.people.rules import bearer_of

MORNING = datetime(2026, 6, 25, 9, tzinfo=UTC)
Held = dict[tuple[str, str], Entry]


class Hall:
    """An open one-hour summit. `now` moves only when a test moves it."""

    def __init__(self, folder: Path) -> None:
        self.now = MORNING
        self.chance = random.Random(5)
        engine = connect(f"sqlite:///{folder / 'hall.db'}")
        event.listen(engine, "connect", _without_waiting)
        Base.metadata.create_all(engine)
        runtime = in_place(lambda: self.now, self.chance)
        self.database = Database(engine, runtime)
        registry = Registry(
            [command for live in LIVE for command in live.COMMANDS],
            [moment for live in LIVE for moment in live.MOMENTS],
        )
        undo_commands(registry)
        self.changes = Changes(
            [collection for live in LIVE for collection in live.COLLECTIONS],
            [extra for live in LIVE for extra in live.EXTRAS],
        )
        self.pipeline = Pipeline(self.database, registry, who, gate, runtime)
        self.room = f"room{self.chance.getrandbits(32)}"
        self.desk = Person("desk", self.room, Role.FACILITATOR, "desk:1", "Ann", "desk-1")
        system = Person("system", self.room, Role.SYSTEM, "system")
        self.code: str = self._send(
            system, "summit.create", title="Care at its best", template="one-hour"
        )["code"]
        self.act("room.open")

    def act(self, type: str, **fields: Any) -> dict[str, Any]:
        """A facilitator's command, from the desk."""
        return self._send(self.desk, type, **fields)

    def joins(self, name: str = "", perspective: str = "", table: str = "") -> Person:
        """Somebody comes in."""
        arriving = Person("door", self.room, Role.ARRIVING, f"door:{self._chance()}")
        joined = self._send(
            arriving,
            "person.join",
            token_digest=self._chance(),
            recovery_digest=self._chance(),
            receipt_code=self._chance(),
            name=name,
            perspective=perspective,
            table=table,
        )
        someone: str = joined["participant"]
        return Person(someone, self.room, Role.PARTICIPANT, bearer_of(someone), name)

    def by(self, person: Person, type: str, **fields: Any) -> dict[str, Any]:
        """A participant's command. Raises Refused."""
        return self._send(person, type, fixed=False, **fields)

    def opens(self, kind: str) -> str:
        """The next activities, up to one of this kind; its id."""
        while True:
            activity: str = self.act("activity.next")["activity"]
            if self.one("activity", activity)["kind"] == kind:
                return activity

    def names(self, person: Person, text: str, **fields: Any) -> str:
        """A principle of somebody's, in the open activity; its id."""
        fields = {"activity": self.current, "kind": "principle", "text": text, **fields}
        return str(self.by(person, "contribution.add", **fields)["id"])

    def tells(self, person: Person, **fields: Any) -> str:
        """A story of somebody's, in the open activity; its id."""
        told = {"activity": self.current, "kind": "story", "happened": "I sat with him.", **fields}
        return str(self.by(person, "contribution.add", **told)["id"])

    def casts(self, person: Person, vote: str, **dots: int) -> dict[str, Any]:
        """A ballot by the texts of what it votes for (`_` for a space)."""
        ids = {entry["text"]: entry["id"] for entry in self.all("option", activity=vote)}
        choices = {ids[text.replace("_", " ")]: number for text, number in dots.items()}
        return self.by(person, "ballot.cast", activity=vote, choices=choices)

    def ballot(self, person: Person, vote: str) -> dict[str, int] | None:
        """What somebody's phone shows of their ballot, by the texts of the options."""
        texts = {entry["id"]: entry["text"] for entry in self.all("option", activity=vote)}
        held = self.view("phone", person).get(("mine", vote))
        return {texts[one]: dots for one, dots in held["choices"].items()} if held else None

    @property
    def current(self) -> str:
        """The activity that was opened last and is open."""
        running = self.all("activity", state="open")
        return str(max(running, key=lambda one: (one["opened_at"], one["order"]))["id"])

    def all(self, kind: str, lens: str = "desk", /, **fields: Any) -> list[Entry]:
        """The entries of a kind with these fields, as a lens sees them."""
        found = [entry for (name, _id), entry in self.view(lens).items() if name == kind]
        return [one for one in found if all(one.get(k) == v for k, v in fields.items())]

    def one(self, kind: str, id: str, lens: str = "desk") -> Entry:
        """One entry, as a lens sees it."""
        return self.view(lens)[kind, id]

    def view(self, lens: str, person: Person | None = None) -> Held:
        """All that an audience sees, read from the tables."""
        with self.database.reading(self.room) as tx:
            fresh = self.changes.fresh(tx, self.audience(lens, person))
        return {(kind, one["id"]): one for kind, entries in fresh.items() for one in entries}

    def since(self, seq: int, lens: str, person: Person | None = None) -> Mapping[str, Any]:
        """The update for an audience since a number."""
        with self.database.reading(self.room) as tx:
            return self.changes.since(tx, self.audience(lens, person), seq)

    def audience(self, lens: Any, person: Person | None = None) -> Audience:
        """Who looks on."""
        role = {"phone": Role.PARTICIPANT, "board": Role.BOARD, "sorter": Role.SORTER}
        return Audience(
            self.room, lens, role.get(lens, Role.FACILITATOR), person.id if person else ""
        )

    def waits(self, **time: float) -> None:
        """Time goes by."""
        self.now += timedelta(**time)

    def _send(
        self, person: Person, type: str, *, fixed: bool = True, **fields: Any
    ) -> dict[str, Any]:
        command = self.pipeline.registry.named(type)
        request = Request(person, command, decode(command, fields), self._chance(), fixed=fixed)
        self.waits(milliseconds=1)
        return self.pipeline.do(replace(request))

    def _chance(self) -> str:
        return f"{self.chance.getrandbits(80):020x}"


def _without_waiting(connection: sqlite3.Connection, _record: object) -> None:
    """These halls needn't survive a power cut, and waiting for the disk is most of their time."""
    connection.execute("PRAGMA synchronous=OFF")


def apply(held: Held, update: Mapping[str, Any]) -> Held:
    """What a client holds after an update: its whole sync code."""
    now: Held = {} if update["since"] == 0 else dict(held)
    for kind, ids in update["drop"].items():
        for id in ids:
            now.pop((kind, id), None)
    for kind, entries in update["put"].items():
        now.update({(kind, one["id"]): one for one in entries})
    return now
