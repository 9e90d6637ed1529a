"""A room for tests: the real house on a real database, a desk, a few people, a standing clock."""

import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from oasis_live import settings as all_settings
from oasis_live.accounts.rules.keys import written
from oasis_live.accounts.store import identify_key
from oasis_live.engine.changes import Entry
from oasis_live.engine.commands import decode
from oasis_live.engine.database import connect
from oasis_live.engine.pipeline import Answer, Request
from oasis_live.engine.runtime import in_place
from oasis_live.kernel.person import Audience, Lens, Person, Role
from oasis_live.main import house as houses
from oasis_live.main import sorter
from oasis_live.main.migrations import migrate
from oasis_live.people.rules import bearer_of, digest, receipt_code, secrets_for

MORNING = datetime(2026, 6, 25, 9, tzinfo=UTC)
SECRET = "a-secret-for-tests-that-is-long-enough"
Held = dict[tuple[str, str], Entry]


@dataclass
class _Clock:
    now: datetime = MORNING


class ARoom:
    """An open one-hour summit with Ann, Ben and Cat in it; Ann and Ben sit at table 1.

    `now` moves by a millisecond with each command, so that ids are in order, and else only when a
    test moves it. `database` is an address; without one it is a file in the folder.
    """

    def __init__(
        self,
        folder: Path,
        *,
        database: str = "",
        template: str = "one-hour",
        opened: bool = True,
    ) -> None:
        self._clock = _Clock()
        settings = all_settings.read(
            {"OASIS_DATA_DIR": str(folder), "OASIS_SECRET_KEY": SECRET, "OASIS_THEMES": "off"}
            | ({"OASIS_DATABASE_URL": database} if database else {})
        )
        _begin(settings.database_url)
        self.chance = random.Random(3)
        self._cids = count(1)
        self.house = houses.build(settings, in_place(lambda: self.now, self.chance))
        self.begin(template=template, opened=opened)

    def begin(self, *, template: str = "one-hour", opened: bool = True) -> None:
        """Make a summit, and let people in if it is open."""
        self.id = f"room-{self.chance.getrandbits(32):08x}"
        self.system = Person("system", self.id, Role.SYSTEM, "system")
        made = self.vouched(
            self.system, "summit.create", title="Care at its best", template=template, open=opened
        )
        self.code: str = made["code"]
        # What each of them shows at the door.
        self.tokens: dict[Role, str] = {Role.SORTER: self.house.sorter_key}
        self.recovery_codes: dict[str, str] = {}
        self.desk = self.key(Role.FACILITATOR, "Sam")
        self.board = self.key(Role.BOARD)
        self.sorter = self._sorter()
        if opened:
            self.cat = self.joins("Cat", table="2")
            self.ben = self.joins("Ben", table="1", perspective="Clinician")
            self.ann = self.joins("Ann Ash", table="1", perspective="I use services")
            self.people = (self.ann, self.ben, self.cat)

    def beside(self) -> "ARoom":
        """Another room in the same house, with people of its own."""
        other = copy(self)
        other.begin()
        return other

    def do(self, who: Person, type: str, /, *, cid: str | None = None, **fields: Any) -> Answer:
        """One command over the wire; `from_` is the field `from`. Raises Refused."""
        return self._send(who, type, fields, cid, fixed=False)

    def vouched(
        self, who: Person, type: str, /, *, cid: str | None = None, **fields: Any
    ) -> Answer:
        """One command of a page's, which says itself who sends it. Raises Refused."""
        return self._send(who, type, fields, cid, fixed=True)

    def joins(self, name: str = "", *, cid: str | None = None, **fields: str) -> Person:
        """Somebody comes in by the real `person.join`."""
        cid = cid or self.cid()
        secrets = secrets_for(SECRET, self.id, cid)
        self.tokens[Role.PARTICIPANT] = secrets.token
        joined = self.vouched(
            self.arriving,
            "person.join",
            cid=cid,
            token_digest=digest(secrets.token),
            recovery_digest=digest(secrets.recovery_code),
            receipt_code=receipt_code(SECRET, self.id, cid),
            name=name,
            **fields,
        )
        someone: str = joined["participant"]
        self.recovery_codes[someone] = secrets.recovery_code
        return Person(someone, self.id, Role.PARTICIPANT, bearer_of(someone), name)

    @property
    def arriving(self) -> Person:
        """Somebody at the door."""
        return Person("", self.id, Role.ARRIVING, f"arriving:{self.id}")

    def key(self, role: Role, name: str = "") -> Person:
        """Whoever holds a new link to desk or board."""
        key_id: str = self.vouched(self.system, "key.add", role=role.value, name=name)["id"]
        self.tokens[role] = written(SECRET, key_id)
        with self.house.database.reading(self.id) as tx:
            person = identify_key(tx, self.tokens[role], SECRET)
        assert person, "a new key is good"
        return person

    def adds(self, who: Person, said: str, kind: str = "principle", **fields: Any) -> str:
        """A contribution to the open activity; its id."""
        words = {"happened": said} if kind == "story" else {"text": said}
        activity = fields.pop("activity", None) or self.current
        fields = {"activity": activity, "kind": kind, **words, **fields}
        return str(self.do(who, "contribution.add", **fields)["id"])

    def opens(self, kind: str) -> str:
        """The next activities, up to one of this kind; its id."""
        while True:
            activity: str = self.do(self.desk, "activity.next")["activity"]
            if self.one("activity", activity)["kind"] == kind:
                return activity

    @property
    def current(self) -> str:
        """The activity that was opened last and is open."""
        running = [one for one in self.all("activity") if one["state"] == "open"]
        return str(max(running, key=lambda one: (one["opened_at"], one["order"]))["id"])

    def audience(self, lens: Lens, person: Person | None = None) -> Audience:
        """Who looks on: the lens with whom it belongs to, a phone with its person."""
        looks = person or {"desk": self.desk, "board": self.board, "sorter": self.sorter}.get(lens)
        role = looks.role if looks else Role.PARTICIPANT
        return Audience(self.id, lens, role, looks.id if looks else "")

    def audiences(self) -> list[Audience]:
        """Every lens as all of it see it, and the phone of each person."""
        shared = [Audience(self.id, lens, role) for lens, role in _SHARED]
        own = [self.audience(lens) for lens in ("desk", "board", "sorter")]
        return [*shared, *own, *(self.audience("phone", one) for one in self.people)]

    def fresh(self, audience: Audience) -> Held:
        """All that this audience sees, read from the tables."""
        with self.house.database.reading(self.id) as tx:
            put = self.house.changes.fresh(tx, audience)
        return {(kind, one["id"]): one for kind, entries in put.items() for one in entries}

    def since(self, audience: Audience, seq: int) -> dict[str, Any]:
        """The update that this audience gets for its number."""
        with self.house.database.reading(self.id) as tx:
            return self.house.changes.since(tx, audience, seq)

    @property
    def seq(self) -> int:
        """The last number that the room gave."""
        return int(self.since(self.audience("desk"), 0)["seq"])

    def all(self, kind: str, lens: Lens = "desk", person: Person | None = None) -> list[Entry]:
        """The entries of a kind, as a lens sees them."""
        held = self.fresh(self.audience(lens, person))
        return [entry for (name, _id), entry in held.items() if name == kind]

    def one(self, kind: str, id: str, lens: Lens = "desk", person: Person | None = None) -> Entry:
        """One entry, as a lens sees it. Raises KeyError where it sees none."""
        return self.fresh(self.audience(lens, person))[kind, id]

    def sees(self, kind: str, id: str, lens: Lens = "desk", person: Person | None = None) -> bool:
        """Whether a lens sees an entry."""
        return (kind, id) in self.fresh(self.audience(lens, person))

    def stored(self) -> dict[str, list[Any]]:
        """All that stands in the database, by table."""
        with self.house.database.engine.connect() as connection:
            return {
                name: list(connection.execute(text(f'SELECT * FROM "{name}"')))
                for name in inspect(connection).get_table_names()
            }

    @property
    def now(self) -> datetime:
        """The time in this house."""
        return self._clock.now

    def waits(self, **time: float) -> None:
        """Time goes by."""
        self._clock.now += timedelta(**time)

    def cid(self) -> str:
        """A new cid."""
        return f"cid-{next(self._cids):08}"

    def close(self) -> None:
        """Give the database back."""
        self.house.database.close()

    def _send(
        self, who: Person, type: str, fields: Mapping[str, Any], cid: str | None, *, fixed: bool
    ) -> Answer:
        command = self.house.registry.named(type)
        named = {"from" if name == "from_" else name: value for name, value in fields.items()}
        self.waits(milliseconds=1)
        request = Request(who, command, decode(command, named), cid or self.cid(), fixed=fixed)
        return self.house.pipeline.do(request)

    def _sorter(self) -> Person:
        person = sorter.identify(self.id, self.house.sorter_key, self.house.sorter_key)
        assert person, "the sorter's key is good"
        return person


_SHARED: tuple[tuple[Lens, Role], ...] = (
    ("phone", Role.PARTICIPANT),
    ("board", Role.BOARD),
    ("desk", Role.FACILITATOR),
    ("sorter", Role.SORTER),
)


def _begin(database: str) -> None:
    url = make_url(database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        Path(url.database or "").write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    """A new database, made once: half of the time that a room of the tests took was Alembic's."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "oasis.db"
        engine = connect(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()
        return file.read_bytes()


@contextmanager
def a_room_for_a_while(**how: Any) -> Iterator[ARoom]:
    """A room in a folder of its own, for tests that need many."""
    with tempfile.TemporaryDirectory() as folder:
        room = ARoom(Path(folder), **how)
        try:
            yield room
        finally:
            room.close()
