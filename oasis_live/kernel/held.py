"""What a client of the protocol holds: the browser's ten lines, for our own clients."""

from collections.abc import Mapping
from typing import Any, Literal

Entry = dict[str, Any]
Verdict = Literal["applied", "old", "gap"]


class Held:
    """Entries by kind and id, and the number up to which they are known."""

    def __init__(self) -> None:
        self.seq = 0
        self._entries: dict[tuple[str, str], Entry] = {}

    def take(self, update: Mapping[str, Any]) -> Verdict:
        """Apply an update; `gap` asks for a `sync` from `seq`."""
        since, seq = update.get("since"), update.get("seq")
        if since is not None and seq is not None:
            if since and since > self.seq:
                return "gap"
            if since and seq < self.seq:
                return "old"
            if not since:
                self._entries.clear()
            self.seq = seq
        self._apply(update)
        return "applied"

    def _apply(self, update: Mapping[str, Any]) -> None:
        for kind, ids in update.get("drop", {}).items():
            for entry_id in ids:
                self._entries.pop((kind, entry_id), None)
        for kind, entries in update.get("put", {}).items():
            for entry in entries:
                self._entries[kind, entry["id"]] = entry

    @property
    def entries(self) -> dict[tuple[str, str], Entry]:
        """All that is held, by kind and id."""
        return dict(self._entries)

    def all(self, kind: str) -> list[Entry]:
        """The entries of a kind, in the order in which they came."""
        return [entry for (held, _id), entry in self._entries.items() if held == kind]

    def one(self, kind: str, entry_id: str) -> Entry | None:
        """The entry, or None."""
        return self._entries.get((kind, entry_id))
