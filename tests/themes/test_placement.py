"""Where a card is, and that a person's word stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.kernel.refused import Conflict
from oasis_live.themes.rules.placement import (
    Placement,
    accepted,
    by_machine,
    held,
    placed,
    set_down,
)
from oasis_live.themes.rules.theme import Theme

names = st.sampled_from(["a", "b", "c"])
themes = st.builds(
    Theme, id=names, place=st.integers(1, 9), locked=st.booleans(), removed=st.booleans()
)
places = st.none() | themes
free = st.builds(Placement, card=st.just("x"), theme=st.none() | names)
suggestions = st.lists(st.tuples(places, places), max_size=8)


def after(card: Placement, moves: list[tuple[Theme | None, Theme | None]]) -> Placement:
    for source, target in moves:
        card = by_machine(card, source=source, target=target, at=7)
    return card


@given(card=free, theme=st.none() | names, moves=suggestions)
def test_what_a_person_placed_is_never_moved_by_the_machine(
    card: Placement, theme: str | None, moves: list[tuple[Theme | None, Theme | None]]
) -> None:
    put = placed(card, theme, by="Ann", at=3)
    assert after(put, moves) == put


@given(card=free, moves=suggestions)
def test_what_a_person_holds_is_never_moved_by_the_machine(
    card: Placement, moves: list[tuple[Theme | None, Theme | None]]
) -> None:
    assert after(held(card), moves) == held(card)


@given(card=free, source=themes, target=places)
def test_nothing_leaves_a_locked_theme_by_itself(
    card: Placement, source: Theme, target: Theme | None
) -> None:
    here = replace(card, theme=source.id)
    assert by_machine(here, source=replace(source, locked=True), target=target, at=7) == here


@given(card=free, source=places, target=themes)
def test_nothing_enters_a_locked_or_removed_theme_by_itself(
    card: Placement, source: Theme | None, target: Theme
) -> None:
    moved = by_machine(card, source=source, target=target, at=7)
    assert target.is_open or moved == card


def test_a_free_card_goes_where_the_machine_suggests() -> None:
    moved = by_machine(Placement("x", "a"), source=None, target=Theme("b", 2), at=7)
    assert moved == Placement("x", "b", at=7)
    assert moved.is_free


def test_a_suggestion_that_changes_nothing_leaves_no_trace() -> None:
    card = Placement("x", "a", at=1)
    assert by_machine(card, source=Theme("a", 1), target=Theme("a", 1), at=7) is card


def test_accepting_keeps_the_place_and_makes_it_a_persons() -> None:
    assert accepted(Placement("x", "a"), by="Ann", at=5) == Placement("x", "a", "Ann", True, at=5)


def test_a_card_that_is_nowhere_can_t_be_accepted() -> None:
    with pytest.raises(Conflict):
        accepted(Placement("x"), by="Ann", at=5)


def test_a_card_whose_theme_is_no_more_is_as_free_as_before() -> None:
    assert set_down(Placement("x", "a")).is_free
    assert not set_down(Placement("x", "a", "Ann", True)).is_free
