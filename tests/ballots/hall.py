"""The room for tests of votes and records, with what they do over and over."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from oasis_live.engine.changes import Entry
from oasis_live.engine.pipeline import Answer
from oasis_live.kernel.person import Lens, Person
from tests.a_room import ARoom, Held


class Hall(ARoom):
    """A room where people name principles and place dots on them."""

    def act(self, type: str, **fields: Any) -> Answer:
        """A facilitator's command, from the desk."""
        return self.do(self.desk, type, **fields)

    def find(self, kind: str, lens: Lens = "desk", /, **fields: Any) -> list[Entry]:
        """The entries of a kind with these fields, as a lens sees them."""
        return [e for e in self.all(kind, lens) if all(e.get(k) == v for k, v in fields.items())]

    def names(self, person: Person, text: str, **fields: Any) -> str:
        """A principle of somebody's, in the open activity; its id."""
        return self.adds(person, text, **fields)

    def casts(self, person: Person, vote: str, **dots: int) -> Answer:
        """A ballot by the texts of what it is for (`_` for a space)."""
        ids = {entry["text"]: entry["id"] for entry in self.find("option", activity=vote)}
        choices = {ids[text.replace("_", " ")]: number for text, number in dots.items()}
        return self.do(person, "ballot.cast", activity=vote, choices=choices)

    def ballot(self, person: Person, vote: str) -> dict[str, int] | None:
        """What somebody's phone shows of their ballot, by the texts of the options."""
        texts = {entry["id"]: entry["text"] for entry in self.find("option", activity=vote)}
        held = self.fresh(self.audience("phone", person)).get(("mine", vote))
        return {texts[one]: dots for one, dots in held["choices"].items()} if held else None


# Memory where there is some: these rooms needn't survive a power cut, and a disk is most
# of what they would wait for.
_MEMORY = Path("/dev/shm")


@contextmanager
def a_hall(database: str = "") -> Iterator[Hall]:
    """A hall for a while, by default on SQLite."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        hall = Hall(Path(folder), database=database)
        try:
            yield hall
        finally:
            hall.close()


def apply(held: Held, update: Mapping[str, Any]) -> Held:
    """What a client holds after an update: its whole sync code."""
    now: Held = {} if update["since"] == 0 else dict(held)
    for kind, ids in update["drop"].items():
        for id in ids:
            now.pop((kind, id), None)
    for kind, entries in update["put"].items():
        now.update({(kind, one["id"]): one for one in entries})
    return now
