"""A withdrawn text leaves nothing behind in the worker."""

import gc
import zlib
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
import pytest

from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sentences import DIMENSIONS, sentences
from oasis_live.themes.meaning.sorting import ENOUGH_CARDS, Sorter
from oasis_live.themes.meaning.vectors import Vector
from tests.themes.test_sorting import card, theme

Entries = list[dict[str, Any]]
THEMES = [theme("t", 1, "Trust"), theme("u", 2)]


def embed(text: str) -> Vector:
    """A vector of length 1 by chance, the same for the same text."""
    drawn = np.random.default_rng(zlib.crc32(text.encode())).normal(size=DIMENSIONS)
    vector: Vector = (drawn / np.linalg.norm(drawn)).astype(np.float32)
    return vector


def cards(many: int) -> Entries:
    return [card(f"c{n:03}", f"listening marigold{n} takes time", "u") for n in range(many)]


def kept(thing: object) -> str:
    """All texts that can be reached from here, except through code."""
    seen: set[int] = set()
    found: list[str] = []
    left = [thing]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, (type, ModuleType)):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            found.append(one)
        left += _parts(one)
    return " ".join(found)


def _parts(thing: object) -> list[Any]:
    if isinstance(thing, FunctionType):
        return list(thing.__closure__ or ())
    # The collector passes over keys that are text.
    return [*gc.get_referents(thing), *(thing if isinstance(thing, dict) else ())]


def why(sorter: Sorter, one: str) -> dict[str, Any]:
    return sorter.answer({"what": "why", "card": one})


@pytest.mark.parametrize("method", [LEXICAL, sentences(embed)], ids=lambda method: method.name)
def test_a_room_with_too_few_cards_to_sort_is_forgotten(method: Method) -> None:
    """Mutations: no `_forget` in `look`, `_present` as it was, or no `forget` of the method -> the
    withdrawn words are still there.
    """
    sorter, there = Sorter(method), cards(3)
    sorter.tick(there, THEMES)
    assert why(sorter, "c002")["words"]
    assert "marigold2" in kept(sorter)
    sorter.tick(there[:2], THEMES)
    assert why(sorter, "c002") == {}
    assert "marigold2" not in kept(sorter)


def test_a_card_that_came_and_went_between_two_ticks_is_forgotten() -> None:
    """Mutation: `add` leaves `_seen` -> the same texts are there, and nothing is read anew."""
    sorter, there = Sorter(sentences(embed)), cards(ENOUGH_CARDS)
    sorter.tick(there, THEMES)
    sorter.arrive([*there, card("new", "a short snowdrop")], THEMES)
    assert "snowdrop" in kept(sorter)
    sorter.tick(there, THEMES)
    assert "snowdrop" not in kept(sorter)


def test_what_is_typed_and_never_sent_is_not_kept() -> None:
    """Mutation: `near_text` by `one` -> each pause of each phone is kept until somebody shares."""
    sorter = Sorter(sentences(embed))
    sorter.tick(cards(3), THEMES)
    asked = {"what": "near_text", "text": "a snowdrop", "kind": "principle", "most": 3}
    assert "cards" in sorter.answer(asked)
    assert "snowdrop" not in kept(sorter)
