"""A worker gives its vectors to be stored, and takes over those of the one before."""

from typing import Any

import numpy as np

from oasis_live.themes.meaning.keeping import MOST, Keeping
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sentences import DIMENSIONS, sentences
from oasis_live.themes.meaning.sorting import Sorter
from oasis_live.themes.meaning.vectors import Vector, unit
from tests.themes.test_sorting import hall, theme

MARK = "a1" * 32
SAID = [f"Text number {n}" for n in range(MOST + 4)]


class Model:
    """Gives each text a vector of its own, and counts."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, text: str) -> Vector:
        self.seen.append(text)
        numbers = np.random.default_rng(abs(hash(text))).normal(size=(1, DIMENSIONS))
        one: Vector = unit(numbers.astype(np.float32))[0]
        return one


def a_worker(model: str = MARK) -> tuple[Model, Method, Keeping]:
    counting = Model()
    method = sentences(counting.embed, model)
    return counting, method, Keeping(method)


def all_of(keeping: Keeping, cards: Any) -> dict[str, bytes]:
    """Everything that is to be stored, as it is given bit by bit."""
    found: dict[str, bytes] = {}
    while given := keeping.unsaved(cards):
        assert len(given) <= MOST
        keeping.saved(given)
        found |= given
    return found


def test_the_next_worker_embeds_nothing_that_is_stored_and_sorts_the_same() -> None:
    """Mutation: `recall` forgets `_known` -> all texts are put through the model again."""
    cards, themes = hall(*SAID), [theme("t", 1, "Trust")]
    first, method, keeping = a_worker()
    answer = Sorter(method).tick(cards, themes)
    stored = all_of(keeping, cards)
    assert len(first.seen) == len(SAID) + 1
    assert set(stored) == {card["id"] for card in cards}
    second, method, keeping = a_worker()
    keeping.recall(cards, stored)
    assert Sorter(method).tick(cards, themes) == answer
    assert second.seen == ["Trust"]
    assert keeping.unsaved(cards) == {}


def test_a_text_that_changed_is_given_anew_and_what_was_not_taken_once_more() -> None:
    """Mutation: cards remembered without their texts -> the new text's vector is never stored."""
    cards = hall(*SAID[:4])
    _model, method, keeping = a_worker()
    Sorter(method).tick(cards, [])
    keeping.saved(list(keeping.unsaved(cards))[:3])
    assert list(keeping.unsaved(cards)) == ["c003"]
    cards[0] |= {"text": "Another text"}
    Sorter(method).tick(cards, [])
    assert list(keeping.unsaved(cards)) == ["c000", "c003"]
    keeping.saved(["c000", "c003"])
    assert keeping.unsaved(cards[1:]) == {}
    assert list(keeping.unsaved(cards)) == ["c000"]


def test_what_is_no_vector_is_made_anew() -> None:
    """Mutation: no `_read` -> a damaged row breaks every tick, or draws all cards to it."""
    cards = hall(*SAID[:3])
    model, method, keeping = a_worker()
    nothing, endless = np.zeros(DIMENSIONS, "<f4"), np.full(DIMENSIONS, np.nan, "<f4")
    damaged = {"c000": nothing.tobytes(), "c001": endless.tobytes(), "c002": b"short"}
    keeping.recall(cards, damaged)
    Sorter(method).tick(cards, [])
    assert model.seen == SAID[:3]
    assert len(keeping.unsaved(cards)) == 3


def test_a_method_that_needs_a_fit_has_nothing_stored() -> None:
    """Its vectors of today and of yesterday are not of one sort."""
    cards = hall(*SAID[:3])
    _model, method, keeping = a_worker(model="")
    Sorter(method).tick(cards, [])
    assert keeping.unsaved(cards) == {}
