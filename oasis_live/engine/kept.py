"""Whole views of screens, kept and brought up to date: a thousand phones that come back at once,
or a desk of ten thousand cards, cost one reading.

Right by the law of the room: a stale view with the update since it is the fresh view. What belongs
to one person is read for that person and never kept.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec

from oasis_live.engine import changes
from oasis_live.engine.changes import Changes, Entry, Update
from oasis_live.engine.runtime import Event, Runtime
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience

_encode = msgspec.json.Encoder().encode
# Clients that lost the line together come back with the same number, or one of a few.
_MOST_UPDATES = 16


@dataclass
class _View:
    """What one lens and role see of a room at a number, each kind written as JSON when asked."""

    seq: int
    held: dict[str, dict[str, Entry]]
    written: dict[str, msgspec.Raw] = field(default_factory=dict)

    def take(self, update: Update) -> None:
        """Put and drop, as a client does: what is older than this is left."""
        if update["seq"] <= self.seq:
            return
        for kind, ids in update["drop"].items():
            for one in ids:
                self.held.get(kind, {}).pop(one, None)
        for kind, entries in update["put"].items():
            self.held.setdefault(kind, {}).update({entry["id"]: entry for entry in entries})
        for kind in update["put"].keys() | update["drop"].keys():
            self.written.pop(kind, None)
        self.seq = update["seq"]

    def kinds(self) -> dict[str, msgspec.Raw]:
        """The entries of each kind, as the JSON of their list."""
        for kind, entries in self.held.items():
            if entries and kind not in self.written:
                self.written[kind] = msgspec.Raw(_encode(list(entries.values())))
        return {kind: self.written[kind] for kind, entries in self.held.items() if entries}


class KeptViews:
    """`Changes.since`, with what many ask for read once, in parts between which others go on."""

    def __init__(self, of_all: Changes, runtime: Runtime) -> None:
        self._changes, self._runtime = of_all, runtime
        self._views: dict[Audience, _View] = {}
        self._updates: dict[Audience, dict[int, Update]] = defaultdict(dict)
        self._reading: dict[Audience, Event] = {}

    def wait(self, audience: Audience) -> None:
        """Let whoever reads this view now finish, so that a hall doesn't read it a thousand times.
        Before the transaction: what it finds then must not be older than the view.
        """
        reading = self._reading.get(replace(audience, person=""))
        if reading:
            reading.wait()

    def since(self, tx: Tx, audience: Audience, seq: int) -> Update:
        """As `Changes.since` gives it, but that lists of entries may be JSON already."""
        everybodys = replace(audience, person="")
        if changes.is_given(tx, seq):
            return self._changes.with_own(tx, audience, self._update(tx, everybodys, seq))
        put: Mapping[str, msgspec.Raw] = self._fresh(tx, everybodys)
        return self._changes.with_own(tx, audience, self._changes.update(tx, 0, put))

    def forget(self, audience: Audience) -> None:
        """Nobody looks any more."""
        self._views.pop(audience, None)
        self._updates.pop(audience, None)

    def _update(self, tx: Tx, audience: Audience, seq: int) -> Update:
        updates = self._updates[audience]
        kept = updates.get(seq)
        if kept and kept["seq"] == changes.head(tx):
            # But for the time, by which clients reckon what is left.
            return self._changes.update(tx, seq, kept["put"], kept["drop"])
        update = self._changes.shared(tx, audience, seq)
        if len(updates) >= _MOST_UPDATES:
            updates.clear()
        updates[seq] = update
        return update

    def _fresh(self, tx: Tx, audience: Audience) -> dict[str, msgspec.Raw]:
        view = self._views.get(audience) or self._read(tx, audience)
        # One that somebody has brought further than this snapshot is as good: what it knows already
        # comes once more with the next update.
        if view.seq < changes.head(tx):
            view.take(self._changes.shared(tx, audience, view.seq))
        return view.kinds()

    def _read(self, tx: Tx, audience: Audience) -> _View:
        self._reading[audience] = reading = self._runtime.event()
        try:
            put = self._changes.fresh(tx, audience, lambda: self._runtime.sleep(0))
        finally:
            if self._reading.get(audience) is reading:
                del self._reading[audience]
            reading.send()
        held = {kind: {one["id"]: one for one in entries} for kind, entries in put.items()}
        view = self._views[audience] = _View(changes.head(tx), held)
        return view
