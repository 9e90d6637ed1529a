"""A principle is understood with the stories that it came from: nobody else has these links."""

from collections.abc import Mapping, Sequence
from typing import Any

from oasis_live.themes.meaning.vectors import Vector, Vectors, unit

# The best of six on the demonstration's own hall (bench/rooms/demo-0073): no other coded room has
# links. From 0.5 on, principles of one story gather instead of principles of one meaning.
SHARE = 0.2


def with_stories(z: Vectors, cards: Sequence[Mapping[str, Any]]) -> Vectors:
    """Each card's vector with a share of the mean of its stories', at length 1; the others as they
    are.
    """
    place = {card["id"]: i for i, card in enumerate(cards)}
    out = z.copy()
    for i, card in enumerate(cards):
        stories = [z[place[one]] for one in card.get("stories", ()) if one in place]
        if stories:
            out[i] = leaning(z[i], stories)
    return out


def leaning(card: Vector, stories: Sequence[Vector]) -> Vector:
    """One card's vector with a share of the mean of its stories'; as it is where there are none."""
    if not stories:
        return card
    mean = sum(stories[1:], start=stories[0]) / len(stories)
    return unit(card + SHARE * mean)
