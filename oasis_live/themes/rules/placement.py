"""Where one card is, and who put it there."""

from dataclasses import dataclass, replace

from oasis_live.kernel.refused import Conflict


@dataclass(frozen=True)
class Placement:
    """A card's theme, or None for *To sort*. `by` is who placed it ("" for the machine); `held`
    keeps the machine away even where nobody placed the card by hand (after a merge or a split).
    """

    card: str
    theme: str | None = None
    by: str = ""
    held: bool = False
    pinned: bool = False
    at: int = 0

    @property
    def is_free(self) -> bool:
        """Whether the machine may move it."""
        return not (self.by or self.held)


def placed(placement: Placement, theme: str | None, *, by: str, at: int) -> Placement:
    """A person's decision: fixed until a person decides again."""
    return replace(placement, theme=theme, by=by, held=True, at=at)


def accepted(placement: Placement, *, by: str, at: int) -> Placement:
    """A person says yes to where the machine put it. Raises Conflict when it is nowhere."""
    if placement.theme is None:
        raise Conflict("This card is in no theme yet. Choose one.", present={"theme": None})
    return placed(placement, placement.theme, by=by, at=at)


def held(placement: Placement, theme: str | None) -> Placement:
    """Held where a merge or a split has left it, whoever put it there before."""
    return replace(placement, theme=theme, held=True)


def sorted_by_machine(placement: Placement, theme: str | None, at: int) -> Placement | None:
    """The machine's move, or None where a person's word stands against it."""
    if not placement.is_free or placement.theme == theme:
        return None
    return replace(placement, theme=theme, at=at)
