"""What the sorter learns from a person's moves: what goes along, and what never does."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from oasis_live.themes.meaning.follow import TAKEN, chances
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sorting import Sorter
from oasis_live.themes.meaning.vectors import Vectors
from tests.themes.test_sorting import card, theme

Entry = dict[str, Any]
# Plain texts with plain vectors.
MEANS = {"home": [1.0, 0, 0], "food": [0, 1.0, 0], "music": [0, 0, 1.0]}


def vectors(texts: Sequence[str]) -> Vectors:
    return np.array([MEANS[text] for text in texts])


PLAIN = Method("plain", vectors, lambda _cards: 0.1, common=0.0)


def mixed_up() -> tuple[list[Entry], list[Entry]]:
    """Homes and food in one theme, beside one of music that a person made."""
    texts = ["home"] * 5 + ["food"] * 3
    cards = [card(f"c{n:03}", text, "mixed") for n, text in enumerate(texts)]
    cards += [card("c100", "music", "other", held=True)]
    return cards, [theme("mixed", 1, accepted=True), theme("other", 2, accepted=True)]


def test_a_card_like_the_moved_one_and_unlike_those_it_leaves_goes_along() -> None:
    food, home = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
    z = np.array([food, food, home, home, home])
    with_it, *others = chances(z, 0, [1, 2, 3, 4], [], theta=0.13)
    assert with_it > TAKEN > max(others)


def test_what_belongs_with_a_moved_card_is_taken_along_as_a_suggestion() -> None:
    """Mutation: no `_learn` in `arrive` -> the other cards stay."""
    cards, themes = mixed_up()
    sorter = Sorter(PLAIN)
    sorter.tick(cards, themes)
    cards[5] |= {"theme": "other", "held": True}
    moves = sorter.arrive(cards, themes).moves
    assert {move["theme"] for move in moves} == {"other"}
    assert {move["card"] for move in moves} <= {"c006", "c007"}
    assert moves


def untouched() -> tuple[list[Entry], list[Entry]]:
    """Homes and food in one theme that people have made, music in one that they have not."""
    texts = ["home"] * 5 + ["food"] * 6
    cards = [card(f"c{n:03}", text, "mixed") for n, text in enumerate(texts)]
    cards += [card(f"c10{n}", "music", "other") for n in range(2)]
    return cards, [theme("mixed", 1, accepted=True), theme("other", 2, title_card="c100")]


def follow(cards: list[Entry], moves: Sequence[Entry]) -> set[str]:
    """The server does what the sorter says; the cards that move."""
    there = {move["card"]: move["theme"] for move in moves}
    for one in cards:
        one["theme"] = there.get(one["id"], one["theme"])
    return set(there)


def test_what_went_along_is_free_again_when_the_move_is_undone() -> None:
    """Fails when `_let_go` keeps them: they stay where nobody put them, for ever."""
    cards, themes = untouched()
    sorter = Sorter(PLAIN)
    assert not sorter.tick(cards, themes).moves
    cards[5] |= {"theme": "other", "held": True}
    themes[1] |= {"accepted": True}
    along = follow(cards, sorter.arrive(cards, themes).moves)
    assert len(along) == 3
    assert along.isdisjoint(move["card"] for move in sorter.tick(cards, themes).moves)
    cards[5] |= {"theme": "mixed", "held": False}
    themes[1] |= {"accepted": False}
    # At most two cards leave a theme in a tick.
    again = [follow(cards, sorter.tick(cards, themes).moves) for _tick in range(2)]
    assert {*again[0], *again[1]} == along
    assert {one["theme"] for one in cards if one["id"] in along} == {"mixed"}


def test_what_went_along_finds_a_place_when_the_new_theme_is_undone() -> None:
    """Fails when `_let_go` keeps them: they wait in *To sort*, and nothing may move them."""
    cards, themes = untouched()
    sorter = Sorter(PLAIN)
    sorter.tick(cards, themes)
    cards[5] |= {"theme": "new", "held": True}
    new = theme("new", 3, accepted=True)
    along = follow(cards, sorter.arrive(cards, [*themes, new]).moves)
    assert along
    for one in cards:
        one["theme"] = None if one["id"] in along else one["theme"]
    cards[5] |= {"theme": "mixed", "held": False}
    assert {move["card"] for move in sorter.arrive(cards, themes).moves} == along


FIRST, LATER = "2026-06-25T09:00:00.000Z", "2026-06-25T09:01:00.000Z"


def test_an_undo_brings_back_what_a_person_decided_before_and_teaches_nothing() -> None:
    """Fails when `_is_decided` asks only who placed it: food goes along to the homes."""
    cards, themes = mixed_up()
    cards += [card("c101", "music", "other", held=True)]
    cards[5] |= {"held": True, "placed_at": FIRST}
    sorter = Sorter(PLAIN)
    sorter.tick(cards, themes)
    cards[5] |= {"theme": "other", "placed_at": LATER}
    along = follow(cards, sorter.arrive(cards, themes).moves)
    assert along == {"c006", "c007"}
    sorter.tick(cards, themes)
    cards[5] |= {"theme": "mixed", "placed_at": FIRST}
    assert not sorter.arrive(cards, themes).moves
    assert not [one for one in sorter.tick(cards, themes).offers or () if one.get("card")]


def test_a_person_moves_a_card_from_where_it_was_and_not_from_where_we_would_have_put_it() -> None:
    """The server drops a move of ours when the card has changed since. Fails when what was proposed
    counts as done: food goes along from a theme that nobody took anything from.
    """
    cards, themes = mixed_up()
    cards.append(card("c008", "food"))
    sorter = Sorter(PLAIN)
    assert {"card": "c008", "theme": "mixed"} in sorter.tick(cards, themes).moves
    cards[-1] |= {"theme": "other", "held": True}
    assert not sorter.arrive(cards, themes).moves


def test_what_we_moved_is_known_to_be_there_before_the_next_tick() -> None:
    """Fails when an arrival without news hears nothing: nothing is there to take along then."""
    cards, themes = mixed_up()
    cards[5]["theme"] = None
    sorter = Sorter(PLAIN)
    moves = sorter.tick(cards, themes).moves
    assert follow(cards, moves) == {"c005"}
    assert not sorter.arrive(cards, themes).moves
    cards[5] |= {"theme": "other", "held": True}
    assert follow(cards, sorter.arrive(cards, themes).moves) == {"c006", "c007"}


def test_an_undone_merge_teaches_nothing() -> None:
    """Fails when `_is_decided` lets the same decision count again."""
    cards, themes = mixed_up()
    cards[5] |= {"held": True, "placed_at": FIRST}
    cards += [card("c101", "food", "other"), card("c102", "music", "other")]
    sorter = Sorter(PLAIN)
    sorter.tick(cards, themes)
    merged = [one | {"theme": "other", "held": True, "placed": "placed_at" in one} for one in cards]
    sorter.tick(merged, themes[1:])
    assert not sorter.arrive(cards, themes).moves


def test_a_held_card_goes_along_with_nothing() -> None:
    """Mutation: `likely` without `free` -> a person's own placing is moved."""
    cards, themes = mixed_up()
    for one in cards[6:]:
        one |= {"held": True}
    sorter = Sorter(PLAIN)
    sorter.tick(cards, themes)
    assert sorter.followers(cards, themes, "c005", "other") == []
    cards[5] |= {"theme": "other", "held": True}
    assert not sorter.arrive(cards, themes).moves


def test_what_was_merged_is_offered_and_never_moved_unasked() -> None:
    """Mutation: `is_placed` by `held` -> nothing is offered."""
    cards, themes = mixed_up()
    for one in cards[:8]:
        one |= {"held": True, "placed": False}
    asking, sorter = Sorter(PLAIN), Sorter(PLAIN)
    assert set(asking.followers(cards, themes, "c005", "other")) >= {"c006", "c007"}
    sorter.tick(cards, themes)
    cards[5] |= {"theme": "other", "placed": True}
    assert not sorter.arrive(cards, themes).moves
    offers = sorter.tick(cards, themes).offers or ()
    assert [set(one["cards"]) for one in offers if one["kind"] == "followers"] == [{"c006", "c007"}]


def test_what_belongs_with_a_moved_card_is_offered_wherever_it_is_but_not_from_a_locked_theme() -> (
    None
):
    """Mutations: only where the card came from -> two are missing; no `shut` -> the locked one is
    offered.
    """
    cards, themes = mixed_up()
    cards += [card("c200", "food"), card("c201", "food", "third"), card("c202", "food", "locked")]
    cards += [card(f"c30{n}", "home", one) for n, one in enumerate(["third"] * 3 + ["locked"] * 3)]
    themes += [theme("third", 3), theme("locked", 4, locked=True)]
    offered = Sorter(PLAIN).followers(cards, themes, "c005", "other")
    assert set(offered) == {"c006", "c007", "c200", "c201"}


def test_who_was_asked_decides_and_nothing_is_taken_along_unasked() -> None:
    """Mutation: `followers` forgets `_asked` -> what was declined moves all the same."""
    cards, themes = mixed_up()
    sorter = Sorter(PLAIN)
    sorter.tick(cards, themes)
    offered = sorter.followers(cards, themes, "c005", "other")
    assert set(offered) <= {"c006", "c007"}
    assert offered
    cards[5] |= {"theme": "other", "held": True}
    assert not sorter.arrive(cards, themes).moves
