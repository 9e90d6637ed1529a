"""What an audience sees of themes, and of a card's place."""

from typing import Any

from oasis_live.kernel.ids import iso
from oasis_live.kernel.person import Audience
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme
from oasis_live.themes.rules.titles import UNTITLED, title_of

Counts = dict[str, int]


def theme_for(
    audience: Audience, theme: Theme, counts: Counts, title: str
) -> dict[str, Any] | None:
    """One theme. `title`: the text of the card that it is called by, as long as that is shown."""
    if theme.removed:
        return None
    entry = {
        "id": theme.id,
        "name": theme.name or (title_of(title) if title else UNTITLED),
        "named_by_people": bool(theme.name),
        "order": theme.place,
        "pool": theme.pool,
        "colour": theme.colour,
        "counts": counts,
        "accepted": theme.accepted,
        "locked": theme.locked,
    }
    if audience.lens == "sorter":
        return entry | {"title_card": theme.title_card}
    return entry | {"offers": []} if audience.lens == "desk" else entry


def place_for(audience: Audience, placement: Placement) -> dict[str, Any]:
    """The part of a card's entry that says where it is and who put it there. The sorter hears of no
    person, only what it must leave alone.
    """
    if audience.lens == "sorter":
        return {"theme": placement.theme, "held": not placement.is_free}
    by = placement.by or None
    return {
        "theme": placement.theme,
        "placed_by": by,
        "why": {"by": by, "at": iso(placement.at)} if by else None,
        "pinned": placement.pinned,
    }
