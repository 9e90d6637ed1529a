"""Which entry changed as which number, and the one question that every screen asks: `since`.

The list of changes names entries and never holds their words, so that withdrawing leaves nothing
behind. What an entry says is read from the tables by its collection, for one audience.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, select

from oasis_live.engine.rows import ChangeRow, CounterRow, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.ids import iso
from oasis_live.kernel.person import Audience, Lens

EVERYBODY = ""
# Board, desk and sorter. What only they see must not move a phone's number, or every vote would
# make every phone ask.
STAFF = "staff"
# What only desks show: it must move no board, nor make the sorter look at a room again.
DESKS = "desks"

Entry = dict[str, Any]
Update = dict[str, Any]
# A fresh view of a full room is read in parts, so that nobody waits long for it.
PART = 200


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of an entry that changed, and for whom: everybody, STAFF, DESKS, or one person's
    id.
    """

    kind: str
    id: str
    to: str = EVERYBODY


@dataclass(frozen=True)
class Collection:
    """A kind of entry. `ids`: all that this audience could see, read from the tables; `entries`:
    those of the given ids that it does see, each with its `id`. Private ones belong to a person;
    `read_ahead` reads what the entries of many people are made of, before each is asked for.
    """

    name: str
    lenses: frozenset[Lens]
    ids: Callable[[Tx, Audience], Iterable[str]]
    entries: Callable[[Tx, Audience, list[str]], dict[str, Entry]]
    private: bool = False
    read_ahead: Callable[[Tx, list[str]], object] | None = None


@dataclass(frozen=True)
class Extra:
    """What one feature knows of another's entry. Dicts are joined one level deep."""

    collection: str
    fields: Callable[[Tx, Audience, list[str]], dict[str, Entry]]


_HEAD = select(CounterRow.seq, CounterRow.floor).where(CounterRow.room == bindparam("room"))
_SINCE = (
    select(ChangeRow.kind, ChangeRow.id)
    .where(ChangeRow.room == bindparam("room"))
    .where(ChangeRow.seq > bindparam("seq"))
    .where(among(ChangeRow.to, "readers"))
    .where(among(ChangeRow.kind, "kinds"))
)
_TOLD = (
    select(ChangeRow.kind, ChangeRow.id, ChangeRow.to)
    .where(ChangeRow.room == bindparam("room"))
    .where(ChangeRow.seq > bindparam("seq"))
)
# Each screen's update asks for it.
_HELD_GIVEN = "given"
_SAVE = upsert(ChangeRow)
_COUNT = upsert(CounterRow, keeping=("floor",))


def head(tx: Tx) -> int:
    """The last number that this room gave; 0 for a room that is not there."""
    return _given(tx)[1]


def _given(tx: Tx) -> tuple[int, int]:
    """The first and the last number that can be answered entry by entry."""
    return tx.once(_HELD_GIVEN, lambda: _read_given(tx))


def _read_given(tx: Tx) -> tuple[int, int]:
    found = tx.row(_HEAD, room=tx.room)
    return (found.floor, found.seq) if found else (1, 0)


def record(tx: Tx, seq: int, refs: Iterable[tuple[Ref, int]]) -> None:
    """Keep which entry changed as which number, and that the room has given `seq`."""
    tx.write(_COUNT, room=tx.room, seq=seq, floor=1)
    tx.forget(_HELD_GIVEN)
    tx.write_all(
        _SAVE,
        (
            {"room": tx.room, "seq": number, "kind": ref.kind, "id": ref.id, "to": ref.to}
            for ref, number in refs
        ),
    )


def is_given(tx: Tx, seq: int) -> bool:
    """Whether what changed since this number can be told entry by entry."""
    first, last = _given(tx)
    return first <= seq <= last


def told(tx: Tx, seq: int) -> list[Ref]:
    """Every entry that changed after `seq`, for whomever."""
    return tx.once(_told_since(seq), lambda: _read_told(tx, seq))


def _read_told(tx: Tx, seq: int) -> list[Ref]:
    return [Ref(row.kind, row.id, row.to) for row in tx.rows(_TOLD, room=tx.room, seq=seq)]


def _told_since(seq: int) -> str:
    return f"told since {seq}"


class Changes:
    """The collections of all features, and what an audience sees of them."""

    def __init__(self, collections: Sequence[Collection], extras: Sequence[Extra] = ()) -> None:
        self.collections = tuple(collections)
        self._extras: dict[str, list[Extra]] = defaultdict(list)
        for extra in extras:
            self._extras[extra.collection].append(extra)

    def entries(
        self, tx: Tx, audience: Audience, kind: str, ids: Iterable[str]
    ) -> dict[str, Entry]:
        """Those of the entries that this audience sees, by id."""
        wanted, seen = sorted(ids), {}
        for collection in self._visible(audience):
            if collection.name == kind:
                seen.update(collection.entries(tx, audience, wanted))
        for extra in self._extras[kind] if seen else ():
            for entry_id, fields in extra.fields(tx, audience, sorted(seen)).items():
                _join(seen[entry_id], fields)
        return seen

    def fresh(
        self, tx: Tx, audience: Audience, pause: Callable[[], object] = lambda: None
    ) -> dict[str, list[Entry]]:
        """All that this audience sees, by kind: read from the tables, never from the changes.
        `pause` is called between the parts of a long one.
        """
        return self._all_of(tx, audience, self._visible(audience), pause)

    def since(self, tx: Tx, audience: Audience, seq: int) -> Update:
        """An update from `seq` to now; from 0 when this database never gave `seq`."""
        everybodys = replace(audience, person="")
        if is_given(tx, seq):
            return self.with_own(tx, audience, self.shared(tx, everybodys, seq))
        shared = self.update(tx, 0, self.fresh(tx, everybodys))
        return self.with_own(tx, audience, shared)

    def shared(self, tx: Tx, audience: Audience, seq: int) -> Update:
        """An update from a number that this room gave, with what all of this lens and role see."""
        put, drop = self.present(tx, audience, self._changed(tx, audience, seq))
        return self.update(tx, seq, put, drop)

    def with_own(self, tx: Tx, audience: Audience, shared: Update) -> Update:
        """The update with what belongs to this person alone, since the same number."""
        own = [one for one in self._visible(audience) if one.private]
        if not own:
            return shared
        drop: dict[str, list[str]] = {}
        if shared["since"]:
            refs = self._changed(tx, audience, shared["since"])
            kinds = {one.name for one in own}
            put, drop = self.present(tx, audience, (ref for ref in refs if ref.kind in kinds))
        else:
            put = self._all_of(tx, audience, own, lambda: None)
        return shared | {"put": shared["put"] | put, "drop": shared["drop"] | drop}

    def update(self, tx: Tx, since: int, put: Any, drop: Any = None) -> Update:
        """The one shape for everything that a client learns, up to the number of now."""
        return {
            "since": since,
            "seq": head(tx),
            "now": iso(tx.now_ms),
            "put": put,
            "drop": drop or {},
        }

    def present(
        self, tx: Tx, audience: Audience, refs: Iterable[Ref]
    ) -> tuple[dict[str, list[Entry]], dict[str, list[str]]]:
        """These entries as they are now: what to put, and what to drop."""
        kinds = {collection.name for collection in self._visible(audience)}
        ids: dict[str, set[str]] = defaultdict(set)
        for ref in refs:
            if ref.kind in kinds:
                ids[ref.kind].add(ref.id)
        put, drop = {}, {}
        for kind in sorted(ids):
            seen = self.entries(tx, audience, kind, ids[kind])
            put[kind], drop[kind] = list(seen.values()), sorted(ids[kind] - seen.keys())
        return _not_empty(put), _not_empty(drop)

    def read_ahead(self, tx: Tx, refs: Iterable[Ref]) -> None:
        """These private entries are going to be asked for, each for its own person."""
        ids: dict[str, set[str]] = defaultdict(set)
        for ref in refs:
            ids[ref.kind].add(ref.id)
        for collection in self.collections:
            if collection.read_ahead and ids[collection.name]:
                collection.read_ahead(tx, sorted(ids[collection.name]))

    def _all_of(
        self,
        tx: Tx,
        audience: Audience,
        collections: Iterable[Collection],
        pause: Callable[[], object],
    ) -> dict[str, list[Entry]]:
        ids: dict[str, set[str]] = defaultdict(set)
        for collection in collections:
            ids[collection.name].update(collection.ids(tx, audience))
        found: dict[str, list[Entry]] = {}
        for kind in sorted(ids):
            wanted = sorted(ids[kind])
            found[kind] = []
            for start in range(0, len(wanted), PART):
                part = self.entries(tx, audience, kind, wanted[start : start + PART])
                found[kind] += part.values()
                pause()
        return _not_empty(found)

    def _changed(self, tx: Tx, audience: Audience, seq: int) -> list[Ref]:
        kinds, readers = {one.name for one in self._visible(audience)}, _readers(audience)
        if tx.holds(_told_since(seq)):
            return [ref for ref in told(tx, seq) if ref.kind in kinds and ref.to in readers]
        # By collection in SQL: a phone would else read every card that changed, to see none.
        of = {"readers": json_list(readers), "kinds": json_list(sorted(kinds))}
        return [Ref(row.kind, row.id) for row in tx.rows(_SINCE, room=tx.room, seq=seq, **of)]

    def _visible(self, audience: Audience) -> list[Collection]:
        return [
            collection
            for collection in self.collections
            if audience.lens in collection.lenses and (audience.person or not collection.private)
        ]


_SHARED_BY = {"phone": [EVERYBODY], "desk": [EVERYBODY, STAFF, DESKS]}


def _readers(audience: Audience) -> list[str]:
    shared = _SHARED_BY.get(audience.lens, [EVERYBODY, STAFF])
    return [*shared, audience.person] if audience.person else shared


def _join(entry: Entry, fields: Entry) -> None:
    for name, value in fields.items():
        held = entry.get(name)
        both = isinstance(held, dict) and isinstance(value, dict)
        entry[name] = {**held, **value} if both else value  # type: ignore[dict-item]  # `both` says so


def _not_empty(lists: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {kind: items for kind, items in lists.items() if items}
