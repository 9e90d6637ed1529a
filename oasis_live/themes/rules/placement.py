"""Where one card is, and who put it there."""

from dataclasses import dataclass, replace

from oasis_live.kernel.refused import Conflict
from oasis_live.themes.rules.theme import Theme, taken_away

# Whoever has no name, or is named to nobody here.
SOMEBODY = "A facilitator"


@dataclass(frozen=True)
class Placement:
    """A card's theme, or None for *To sort*. `by` is who placed it ("" for the machine); `held`
    keeps the machine away even where nobody placed the card by hand (after a merge or a split).
    `pinned` keeps its words on the board.
    """

    card: str
    theme: str | None = None
    by: str = ""
    held: bool = False
    pinned: bool = False
    at: int = 0

    @property
    def is_placed(self) -> bool:
        """Whether a person said of this very card where it belongs."""
        return bool(self.by)

    @property
    def is_free(self) -> bool:
        """Whether the machine may move it."""
        return not (self.is_placed or self.held)


def placed(placement: Placement, theme: str | None, *, by: str, at: int) -> Placement:
    """A person's decision: fixed until a person decides otherwise. It is theirs who came first."""
    if placement.is_placed and placement.theme == theme:
        return placement
    return replace(placement, theme=theme, by=by, held=True, at=at)


def check_unmoved(
    placement: Placement, was: str | None, to: str | None, seen: Theme | None
) -> None:
    """Raises Conflict where another person has moved the card from where this one saw it (`was`,
    which is the theme `seen`) to elsewhere than where this one wants it: the first decision stands,
    and both know. The machine's moves are nobody's decision. Nobody is known by their name: two may
    have come by one link.
    """
    if placement.theme not in {was, to} and not placement.is_free:
        raise moved(placement, seen)


def check_suggested(placement: Placement, theme: str) -> None:
    """Raises Conflict where the machine now suggests another theme for the card: nobody says yes to
    what they have not seen.
    """
    if placement.theme != theme:
        raise Conflict(
            "The suggestion for this card has just changed. Look again.", present=where(placement)
        )


def moved(placement: Placement, left: Theme | None) -> Conflict:
    """What the second of two hears who decide about one card that has left this theme."""
    # A merge moves cards and leaves them signed as they were: then who merged is named, not who
    # had put the card there. A suggestion that went with its last card nobody took away.
    if left and left.removed and left.accepted and left.by != placement.by:
        return taken_away(left, theme=placement.theme)
    return Conflict(
        "%(name)s moved this card a moment ago.",
        name=placement.by or "Somebody",
        present=where(placement),
    )


def where(placement: Placement) -> dict[str, str | None]:
    """Where a card is now, and by whom, as a refusal carries it."""
    return {"card": placement.card, "theme": placement.theme, "by": placement.by}


def accepted(placement: Placement, *, by: str, at: int) -> Placement:
    """A person says yes to where the machine put it. Raises Conflict when it is nowhere."""
    if placement.theme is None:
        raise Conflict("This card is in no theme yet. Choose one.", present={"theme": None})
    return placed(placement, placement.theme, by=by, at=at)


def held(placement: Placement) -> Placement:
    """Held where it is, whoever put it there."""
    return replace(placement, held=True)


def set_down(placement: Placement) -> Placement:
    """In *To sort*, free, since its theme is no more."""
    return replace(placement, theme=None)


def by_machine(
    placement: Placement, *, source: Theme | None, target: Theme | None, at: int
) -> Placement:
    """Where the card is after the machine's suggestion: unmoved wherever a person's word stands
    against it. A locked theme lets nothing in or out; what is gone is no place to go.
    """
    may_leave = placement.is_free and (source is None or not source.locked)
    may_enter = target is None or target.is_open
    theme = target.id if target else None
    if not (may_leave and may_enter) or theme == placement.theme:
        return placement
    return replace(placement, theme=theme, at=at)
