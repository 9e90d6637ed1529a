"""Between two ticks a card is placed by sums alone: as a look at every card would place it."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from oasis_live.themes.meaning.between import Between, places
from oasis_live.themes.meaning.cluster import NAME_CARDS, NAME_WEIGHT, Groups, _Likeness
from oasis_live.themes.meaning.links import with_stories
from oasis_live.themes.meaning.look import Hall, Looker
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sorting import ENOUGH_CARDS, Sorter
from oasis_live.themes.meaning.vectors import Vector, Vectors, unit
from tests.themes.test_sorting import card, theme

Entry = dict[str, Any]
SAID = ("listen well", "time to listen", "home", "near home", "food", "warm food", "trust")
THETA = 0.05


def one(text: str) -> Vector:
    chance = np.random.default_rng(zlib.crc32(text.rsplit(maxsplit=1)[-1].encode()))
    vector: Vector = unit(chance.normal(size=(1, 6)).astype(np.float32))[0]
    return vector


def vectors(texts: Sequence[str]) -> Vectors:
    return np.array([one(text) for text in texts])


PLAIN = Method("plain", vectors, lambda _cards: THETA, common=1.0, words=0.4, one=one)
PLACES = ("t0", "t1", "t2", None)


@st.composite
def rooms(draw: st.DrawFn, most: int = 12) -> tuple[list[Entry], list[Entry]]:
    """Cards in any of three themes, named, locked, accepted or not."""
    texts, yes = st.sampled_from(SAID), st.booleans()
    cards = [
        card(f"c{n:02}", draw(texts), draw(st.sampled_from(PLACES)), held=draw(yes))
        for n in range(draw(st.integers(3, most)))
    ]
    for number, entry in enumerate(cards[1:], 1):
        entry["stories"] = [f"c{number - 1:02}"] if draw(yes) else []
    names = st.sampled_from(["", "home", "trust"])
    themes = [theme(f"t{n}", n, draw(names), locked=draw(yes)) for n in range(3)]
    return cards, themes


def later(draw: Callable[[st.SearchStrategy[Any]], Any], cards: list[Entry]) -> list[Entry]:
    """Some cards moved, one withdrawn, up to three new ones."""
    moved = [{**entry, "theme": draw(st.sampled_from(PLACES))} for entry in cards]
    gone = draw(st.integers(0, 2))
    new = [
        card(f"d{n}", draw(st.sampled_from(SAID)), draw(st.sampled_from([None, None, "t1"])))
        for n in range(draw(st.integers(1, 3)))
    ]
    for entry in new:
        entry["stories"] = draw(st.lists(st.sampled_from(["c01", "c02", "gone"]), max_size=2))
    return moved[gone:] + new


def gains(
    looker: Looker, z: dict[str, Vector], cards: list[Entry], themes: list[Entry], new: Entry
) -> dict[str | None, float]:
    """What a card brings to each theme that it may enter, card by card; alone nothing."""
    found: dict[str | None, float] = {None: 0.0}
    for one_theme in themes:
        inside = [z[entry["id"]] for entry in cards if entry["theme"] == one_theme["id"]]
        gain = sum(float(z[new["id"]] @ other) - THETA for other in inside)
        if one_theme["name"]:
            name = looker.add(one_theme["name"], "short")
            gain += NAME_WEIGHT * float(z[new["id"]] @ name) - NAME_CARDS * THETA
        if not one_theme["locked"] and (one_theme["name"] or len(inside) > 1):
            found[one_theme["id"]] = gain
    return found


def every_vector(looker: Looker, hall: Hall, cards: list[Entry]) -> dict[str, Vector]:
    """The vectors of the cards of a look, and of those that came since."""
    new = [entry for entry in cards if entry["id"].startswith("d")]
    bare = np.vstack([hall.bare, *(looker.add(entry["text"], "short") for entry in new)])
    everybody = [*hall.cards, *new]
    ids = [str(entry["id"]) for entry in everybody]
    return dict(zip(ids, with_stories(bare, everybody), strict=True))


@given(room=rooms(), others=rooms(most=3), data=st.data())
@settings(deadline=None)
def test_a_card_goes_where_a_look_at_every_card_would_put_it(
    room: tuple[list[Entry], list[Entry]],
    others: tuple[list[Entry], list[Entry]],
    data: st.DataObject,
) -> None:
    """Mutations: `_follow` without -1 for where a card was; `_drawn` without names; sums of `_bare`
    instead of `_z`: each fails.
    """
    looker, cards = Looker(PLAIN), room[0]
    hall = looker.look(*room)
    assert hall is not None
    between = Between(looker, hall)
    themes, now = others[1], later(data.draw, cards)
    moves = {
        move["card"]: move["theme"] for move in between.arrive(now, places(now), themes, THETA)
    }
    z = every_vector(looker, hall, now)
    for theme_id, total in between._sum.items():  # noqa: SLF001 - they are what is kept
        inside = [z[entry["id"]] for entry in now if entry["theme"] == theme_id]
        assert np.allclose(total, sum(inside), atol=1e-4)
    for entry in now:
        if entry["id"].startswith("c") or entry["theme"]:
            assert entry["id"] not in moves
            continue
        found = gains(looker, z, now, themes, entry)
        # Of two that are equal but for rounding either is right.
        assert np.isclose(found[moves.get(entry["id"])], max(found.values()), atol=1e-5)


def test_a_card_that_arrives_is_placed_without_a_look_at_the_others() -> None:
    """Mutation: `arrive` looks each time -> every text is asked for again."""
    asked: list[int] = []

    def counting(texts: Sequence[str]) -> Vectors:
        asked.append(len(texts))
        return vectors(texts)

    method = Method("plain", counting, lambda _cards: THETA, common=1.0, one=one)
    cards = [card(f"c{n:03}", SAID[n % 2], f"t{n % 2}") for n in range(ENOUGH_CARDS)]
    themes, sorter = [theme("t0", 0), theme("t1", 1)], Sorter(method)
    sorter.tick(cards, themes)
    cards.append(card("d", "listen well"))
    assert sorter.arrive(cards, themes).moves == ({"card": "d", "theme": "t0"},)
    assert asked == [ENOUGH_CARDS]


def test_texts_that_were_there_before_change_nothing_for_those_that_are_there_now() -> None:
    """Mutation: stems are numbered on from the last look -> sums differ in their last digits."""
    cards = [card(f"c{n}", text) for n, text in enumerate(SAID)]
    used, new = Looker(PLAIN), Looker(PLAIN)
    used.look([card(f"b{n}", text) for n, text in enumerate(reversed(SAID))], [])
    for looked in (used.look(cards, []), used.look(cards, [])):
        first = new.look(cards, [])
        assert looked is not None
        assert first is not None
        assert (looked.z == first.z).all()


@given(seed=st.integers(0, 1000))
@settings(deadline=None, max_examples=30)
def test_likeness_after_merges_is_what_it_would_be_if_it_was_summed_up_anew(seed: int) -> None:
    """Mutation: `merge` without `_total[one] += …` -> the next pair is another."""
    chance = np.random.default_rng(seed)
    z = unit(chance.normal(size=(20, 4)))
    labels = chance.integers(0, 12, 20).astype(np.int64)
    groups = Groups(labels.copy(), chance.random(20) < 0.1)
    kept, left = _Likeness(z, groups, labels), int(chance.integers(0, 20))
    for _merge in range(20):
        pair = kept.closest(0.1, left)
        fresh = _Likeness(z, groups, labels)
        again = fresh.closest(0.1, left)
        assert (pair is None) == (again is None)
        if pair is None or again is None:
            break
        larger, smaller, size = kept.merge(*pair)
        assert (larger, smaller, size) == fresh.merge(*again)
        labels[labels == smaller] = larger
        left -= size if size > 1 else 0
