"""Of themes that people touched the machine only says what it would do."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from oasis_live.themes.meaning import offers
from oasis_live.themes.meaning.cluster import Groups
from oasis_live.themes.meaning.declined import Declined
from oasis_live.themes.meaning.vectors import Vectors
from tests.themes.test_cluster import THETA, around, free, rooms


def test_two_themes_that_mean_the_same_are_offered_as_one_once_one_is_touched() -> None:
    groups = free([0, 0, 1, 1, 2, 2])
    z = around(0, 0, 0, 0, 1, 1)
    assert offers.merges(z, groups, 3, THETA) == []
    touched = replace(groups, shaped=frozenset({1}))
    assert offers.merges(z, touched, 3, THETA) == [offers.Merge(0, 1, (0, 2))]


def test_two_themes_too_large_for_a_tick_are_offered_as_one() -> None:
    """Mutation: no `large` in `merges` -> nobody ever merges them."""
    z = around(0, 0, 0, 0, 0, 0, 0, 1)
    assert offers.merges(z, free([0, 0, 0, 0, 1, 1, 1, 2]), 3, THETA) == []
    z = around(0, 0, 0, 0, 0, 0, 0, 0, 1)
    large = free([0, 0, 0, 0, 1, 1, 1, 1, 2])
    assert offers.merges(z, large, 3, THETA) == [offers.Merge(0, 1, (0, 4))]


def test_a_locked_theme_is_offered_nothing() -> None:
    groups = replace(free([0, 0, 1, 1]), shaped=frozenset({0}), shut=frozenset({1}))
    assert offers.merges(around(0, 0, 0, 0), groups, 2, THETA) == []


def test_a_touched_theme_of_two_kinds_is_offered_a_split_of_its_free_cards() -> None:
    groups = replace(free([0] * 7), shaped=frozenset({0}))
    z = around(0, 0, 0, 0, 1, 1, 1)
    assert offers.splits(z, groups, 1, THETA) == [offers.Split(0, (4, 5, 6))]
    held = replace(groups, fixed=np.array([False] * 6 + [True]))
    assert offers.splits(z, held, 1, THETA) == []


def test_what_was_declined_takes_no_place_of_what_comes_next() -> None:
    """Mutation: `declined` not asked in `merges` or `splits` -> the same is offered for ever."""
    z = around(0, 0, 0, 0, 0, 0)
    groups = replace(free([0, 0, 1, 1, 2, 2]), shaped=frozenset({0, 1, 2}))
    assert offers.merges(z, groups, 3, THETA) == [offers.Merge(0, 1, (0, 2))]
    no = Declined(pairs={frozenset({0, 1})})
    assert offers.merges(z, groups, 3, THETA, no) == [offers.Merge(0, 2, (0, 4))]
    sixes = free([group for group in range(6) for _card in range(6)])
    touched = replace(sixes, shaped=frozenset(range(6)))
    two_kinds = around(*[0, 0, 0, 1, 1, 1] * 6)
    first = [one.group for one in offers.splits(two_kinds, touched, 6, THETA)]
    no = Declined(parts={1: [set(range(6, 9)), set(range(9, 12))], 3: [{18}]})
    then = [one.group for one in offers.splits(two_kinds, touched, 6, THETA, no)]
    assert (first, then) == ([0, 1, 2, 3], [0, 2, 3, 4])


@given(room=rooms())
@settings(deadline=None, max_examples=60)
def test_offers_name_only_free_cards_and_themes_that_are_there(
    room: tuple[Vectors, Groups],
) -> None:
    z, groups = room
    for split in offers.splits(z, groups, 6, THETA):
        assert split.group < 6
        assert not groups.fixed[list(split.cards)].any()
        assert set(groups.labels[list(split.cards)].tolist()) == {split.group}
    for merge in offers.merges(z, groups, 6, THETA):
        assert max(merge.group, merge.other) < 6
        assert groups.labels[list(merge.cards)].tolist() in (
            [merge.group, merge.other],
            [merge.other, merge.group],
        )
