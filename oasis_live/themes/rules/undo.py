"""Taking an act back: what it changed goes back, and nothing else.

A change is a pair: the fields as they were, and as the act has left them. It holds structure
(where cards were, places, flags, the id of a name), never words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from oasis_live.kernel.refused import Conflict
from oasis_live.themes.rules.placement import Placement, moved
from oasis_live.themes.rules.theme import DECIDED, Theme, gone

Fields = Mapping[str, Any]
Change = tuple[Fields | None, Fields | None]
Value = TypeVar("Value", Placement, Theme)

# What only people decide. Anything else may have changed since, by itself.
_DECIDED = {
    Placement: frozenset({"theme", "by", "held", "pinned"}),
    Theme: DECIDED,
}


def change_of(before: Value | None, after: Value) -> Change:
    """What became of a value; None before for what was not there."""
    unsaid = _unsaid(before, after)
    names = [field.name for field in fields(after) if field.name not in unsaid]
    if before is None:
        return None, {name: getattr(after, name) for name in names}
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    was = {name: getattr(before, name) for name in changed}
    return was, {name: getattr(after, name) for name in changed}


def _unsaid(*values: Placement | Theme | None) -> frozenset[str]:
    """Words stand under `name_id`. A suggestion comes and goes with its cards, undone or not."""
    themes = [one for one in values if isinstance(one, Theme)]
    is_suggestion = not any(one.accepted for one in themes)
    return frozenset({"name", "removed"} if is_suggestion else {"name"})


def card_back(present: Placement, change: Change, themes: Mapping[str, Theme]) -> Placement:
    """The card where it was. `themes` holds, by id, the one where the act has left it. Raises
    Conflict, which says who, when somebody has decided about it since.
    """
    was, left = change
    if _has_moved_on(present, left):
        raise moved(present, themes.get(left_in(change) or ""))
    return replace(present, **(was or {}))


def left_in(change: Change) -> str | None:
    """The theme where an act has left a card; None for *To sort*, or where it stayed."""
    theme: str | None = (change[1] or {}).get("theme")
    return theme


def theme_back(present: Theme, change: Change) -> Theme:
    """The theme as it was; one that the act made is gone. Raises Conflict as `card_back`."""
    was, left = change
    if _has_moved_on(present, left):
        raise Conflict(
            "%(name)s just changed this theme.",
            name=present.by or "Somebody",
            present={"id": present.id, "by": present.by},
        )
    return replace(present, **was) if was is not None else gone(present)


def _has_moved_on(present: Placement | Theme, left: Fields | None) -> bool:
    decided = _DECIDED[type(present)]
    return any(
        getattr(present, name) != value for name, value in (left or {}).items() if name in decided
    )


def still_touched(theme: Theme, inside: Iterable[Placement]) -> Theme:
    """What people have named or put into it meanwhile keeps it theirs."""
    is_theirs = bool(theme.name_id) or not all(one.is_free for one in inside)
    return replace(theme, accepted=theme.accepted or is_theirs)


def left_behind(stray: Placement) -> Placement:
    """A card that came into a theme which an undo takes away: in *To sort*. Raises Conflict when
    a person has put it there.
    """
    if stray.is_placed:
        raise Conflict(
            "%(name)s moved a card into this theme.",
            name=stray.by,
            present={"card": stray.card, "theme": stray.theme, "by": stray.by},
        )
    return replace(stray, theme=None, held=False)


def home_again(theme: Theme, restored: Iterable[Placement]) -> Theme:
    """A suggestion that went with its last card comes back with it. What a person has taken away
    stays away.
    """
    comes_back = theme.removed and not theme.accepted and any(restored)
    return replace(theme, removed=False) if comes_back else theme
