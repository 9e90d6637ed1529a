"""What somebody asks of a room's sorter between two ticks; ids, and words that cards share."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from oasis_live.themes.meaning import explain
from oasis_live.themes.meaning.look import text_of
from oasis_live.themes.meaning.telling import Present
from oasis_live.themes.meaning.vectors import Vector

# Alone in its theme a card is neither typical nor unusual.
FEWEST_TO_COMPARE = 2
Asked = Mapping[str, Any]
Answered = dict[str, Any]


def why(now: Present, card: str) -> Answered:
    """`{near, words, strength, next}` of a card (`explain.why`), with the ids of its nearest cards;
    empty for one that was not there at the last tick. `next` is None where there is no theme.
    """
    ids = now.ids
    if card not in ids:
        return {}
    texts = [text_of(one) for one in now.cards]
    near, told = explain.why(now.z, texts, _inside(now), ids.index(card), now.theta)
    shared = list(told.words)
    return {
        "near": [ids[one] for one in near],
        "words": shared,
        "strength": told.strength if near else None,
        "next": told.next,
    }


def theme(now: Present, theme: str) -> Answered:
    """`{typical, unusual}` of a theme's cards; empty for one of fewer than two cards."""
    inside = _inside(now).get(theme, [])
    if len(inside) < FEWEST_TO_COMPARE:
        return {}
    found = explain.extremes(now.z, now.ids, inside)
    return {"typical": found.typical, "unusual": found.unusual}


def near_text(
    now: Present, typed: Callable[[str], Vector], text: str, kind: str, most: int
) -> Answered:
    """`{cards}`: those of a kind that say most nearly what is typed, the nearest first. `typed`:
    the vector of a text, of which nothing is kept.
    """
    among = [card for card in now.cards if card["kind"] == kind]
    if not among or not text.strip():
        return {"cards": []}
    x = np.array([typed(text_of(card)) for card in among])
    ids = [str(card["id"]) for card in among]
    return {"cards": list(explain.near_text(x, ids, typed(text), most))}


def _inside(now: Present) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {str(one["id"]): [] for one in now.themes}
    for place, card in enumerate(now.cards):
        if card["theme"] in found:
            found[card["theme"]].append(place)
    return {one: inside for one, inside in found.items() if inside}
