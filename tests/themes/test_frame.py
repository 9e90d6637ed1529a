"""What a full hall has to say is said frame by frame: a longer one would cut the worker's line."""

import random
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from socketio.packet import EVENT, Packet

from oasis_live.kernel.ids import new_id
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sorting import MOST_MOVES, Sorter
from oasis_live.themes.meaning.vectors import Vectors, unit
from oasis_live.themes.worker import said
from oasis_live.web.security import LARGEST_FRAME
from tests.themes.test_sorting import card, theme

Entries = list[dict[str, Any]]
CHANCE = random.Random(5)
WELSH = "Mae amser yn bwysig ac mae pobl yn hyn"


def by_chance(texts: Sequence[str]) -> Vectors:
    """One of its own for each text, near that of its last word."""
    rows = [_draw(text) + 3 * _draw(text.split()[-1]) for text in texts]
    return unit(np.array(rows))


def _draw(text: str) -> Any:
    return np.random.default_rng(zlib.crc32(text.encode())).normal(size=48)


CHANCES = Method("chance", by_chance, lambda _cards: 0.3, common=0.0, reads_english_only=True)


def ids(many: int) -> list[str]:
    return [new_id(1_780_000_000_000 + n, CHANCE) for n in range(many)]


def full_hall() -> tuple[Entries, Entries]:
    """Two thousand cards: 250 untitled themes of two, one large one that people have shaped and
    that falls in two, cards that would make new themes, cards for no theme, and Welsh ones.
    """
    themes = [theme(one, place) for place, one in enumerate(ids(251))]
    themes[-1] |= {"accepted": True, "pool": 1}
    homes = [one["id"] for one in themes[:-1] for _two in range(2)] + [themes[-1]["id"]] * 600
    texts = [f"this is the {n} told w{n // 2}" for n in range(500)]
    texts += [f"this is the {n} told {'apart' if n < 800 else 'large'}" for n in range(500, 1100)]
    texts += [f"this is the {n} told new{n // 4}" for n in range(1100, 1500)]
    texts += [f"this is the {n} told alone{n}" for n in range(1500, 1800)]
    texts += [f"{WELSH} {n}" for n in range(1800, 2000)]
    homes += [None] * 900
    everything = zip(ids(2000), texts, homes, strict=True)
    return [card(*one) for one in everything], themes


def size(answer: Answer) -> int:
    """The bytes of the worker's `theme.sort` on its line."""
    packet = {"cid": "c" * 64, "type": "theme.sort", "base": 2**62, **said(answer)}
    encoded = Packet(EVENT, data=["do", packet], namespace="/", id=2**31).encode()
    assert isinstance(encoded, str)
    return 1 + len(encoded.encode())


def test_an_answer_fits_into_one_frame() -> None:
    answer = Sorter(CHANCES).tick(*full_hall())
    assert len(answer.moves) == MOST_MOVES
    assert len(answer.titles) > 200
    assert answer.offers
    assert answer.near
    assert size(answer) <= LARGEST_FRAME


def test_what_did_not_fit_is_said_with_the_next_ticks_and_nothing_twice() -> None:
    """Mutation: all of it remembered as told -> most cards never hear of their nearest themes."""
    cards, themes = full_hall()
    waiting = {one["id"] for one in cards if not one["theme"]}
    sorter, told = Sorter(CHANCES), list[str]()
    is_cut = True
    while is_cut and len(told) < len(waiting):
        # Nothing of it is done, so that the moves and titles of each answer are there again.
        answer = sorter.tick(cards, themes)
        assert size(answer) <= LARGEST_FRAME
        told += [*answer.near, *answer.unplaced]
        is_cut = answer.is_cut
    assert sorted(told) == sorted(waiting)
    answer = sorter.tick(cards, themes)
    assert not {*answer.near, *answer.unplaced}
