"""What people declined, as a look at a room numbers it: it takes the place of no other offer."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

# From this share of common cards on, two splits of a theme are one and the same to a person.
ALIKE = 0.5


@dataclass(frozen=True)
class Declined:
    """`pairs`: groups that are not to be merged; `parts`: for a group, cards that are not to leave
    it together.
    """

    pairs: Set[frozenset[int]] = frozenset()
    parts: Mapping[int, Sequence[Set[int]]] = field(default_factory=dict)


def are_alike(one: Set[Any], other: Set[Any]) -> bool:
    """Whether these are the same cards to a person."""
    return len(one & other) >= ALIKE * len(one | other)


def numbered(themes: Sequence[Mapping[str, Any]], cards: Sequence[str]) -> Declined:
    """What was declined of these themes, which have the groups 0, 1, …, and of these cards."""
    group = {theme["id"]: number for number, theme in enumerate(themes)}
    place = {card: number for number, card in enumerate(cards)}
    pairs = set[frozenset[int]]()
    parts: dict[int, list[Set[int]]] = {}
    for here, theme in enumerate(themes):
        pairs |= {frozenset((here, group.get(one["theme"], here))) for one in of(theme, "merge")}
        # A card that is gone is still one of those that a person read.
        parts[here] = [
            {place.get(c, -1 - n) for n, c in enumerate(one["cards"])} for one in of(theme, "split")
        ]
    return Declined(pairs, parts)


def of(theme: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    """What was declined of one kind, as the sorter hears it with a theme."""
    return [one for one in theme.get("declined", ()) if one["kind"] == kind]
