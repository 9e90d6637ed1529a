"""A room in which cards are gathered: two desks, four cards, and the machine."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from oasis_live.engine.changes import Entry
from oasis_live.engine.pipeline import Answer
from oasis_live.kernel.person import Role
from tests.a_room import ARoom

TEXTS = ("Time to listen", "Time to sit down", "A bed near home", "Neighbours at home")


class Wall(ARoom):
    """`cards` are four principles: two of Ann's at table 1, then two of Cat's at table 2. Sam has
    the first desk, Lee the second.
    """

    def __init__(self, folder: Path, *, database: str = "") -> None:
        super().__init__(folder, database=database)
        self.second_desk = self.key(Role.FACILITATOR, "Lee")
        self.opens("interviews")
        authors = (self.ann, self.ann, self.cat, self.cat)
        self.cards = [self.adds(by, text) for by, text in zip(authors, TEXTS, strict=True)]

    def sam(self, type: str, **fields: Any) -> Answer:
        """A command from the first desk."""
        return self.do(self.desk, type, **fields)

    def lee(self, type: str, **fields: Any) -> Answer:
        """A command from the second desk."""
        return self.do(self.second_desk, type, **fields)

    def sorts(
        self, *moves: dict[str, Any], base: int | None = None, titles: dict[str, str] | None = None
    ) -> Answer:
        """The machine's suggestion, by default from all that there is to hear; its answer."""
        heard = self.seq if base is None else base
        return self.do(
            self.sorter, "theme.sort", base=heard, moves=list(moves), titles=titles or {}
        )

    def suggested(self, *cards: str) -> str:
        """A new theme of the machine's own with these cards, by default the first two; its id."""
        moves = [{"card": card, "new": "g"} for card in cards or self.cards[:2]]
        return str(self.sorts(*moves)["themes"]["g"])

    def adds_theme(self, name: str, *cards: str) -> str:
        """A theme of Sam's with these cards; its id."""
        return str(self.sam("theme.add", name=name, cards=list(cards))["id"])

    def fresh_now(self) -> str:
        """The server's time, as screens are told it."""
        return str(self.since(self.audience("desk"), 0)["now"])

    def themes(self) -> dict[str, Entry]:
        """The themes that are there, by id."""
        return {one["id"]: one for one in self.all("theme")}

    def places(self) -> list[str | None]:
        """Where the four cards are; "gone" for what is no card any more."""
        cards = {one["id"]: one["theme"] for one in self.all("card")}
        return [cards.get(card, "gone") for card in self.cards]

    def placed_by(self) -> list[str | None]:
        """Who has placed the four cards."""
        return [self.one("card", card)["placed_by"] for card in self.cards]

    def structure(self) -> list[Entry]:
        """All that desk and sorter see of cards and themes."""
        kinds, lenses = ("card", "theme"), ("desk", "sorter")
        return [one for lens in lenses for kind in kinds for one in self.all(kind, lens)]  # type: ignore[arg-type] # both are lenses


# Memory where there is some: these rooms needn't survive a power cut.
_MEMORY = Path("/dev/shm")


@contextmanager
def a_wall(database: str = "") -> Iterator[Wall]:
    """A room with cards for a while, by default on SQLite."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        wall = Wall(Path(folder), database=database)
        try:
            yield wall
        finally:
            wall.close()
