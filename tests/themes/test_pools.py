"""A place on the board is kept, so that a hall finds it again."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.themes.rules.pools import (
    COLOURS,
    FULL_ROWS,
    MOST_POOLS,
    first_colour,
    freed,
    laid_out,
    settled,
    tidied,
)
from oasis_live.themes.rules.theme import Theme, gone

Acts = list[tuple[int, int, bool]]
acts: st.SearchStrategy[Acts] = st.lists(
    st.tuples(st.integers(0, 19), st.integers(0, 5), st.booleans()), max_size=60
)


def played(turns: Acts) -> tuple[list[dict[int, int]], dict[str, Theme], dict[str, int]]:
    """Themes after cards came and went: `which` has so many cards now, and is a person's or not.
    Before it all the pools after each turn.
    """
    themes: dict[str, Theme] = {}
    cards: dict[str, int] = {}
    seen: list[dict[int, int]] = []
    for which, many, accepted in turns:
        found = themes.get(f"t{which}")
        if found is None or found.removed:
            found = Theme(f"t{which}", 1 + max((one.place for one in themes.values()), default=0))
        themes[found.id] = replace(found, accepted=found.accepted or accepted)
        cards[found.id] = many
        after = settled(themes.values(), {found.id: many})
        themes |= {one.id: one for one in after}
        seen.append({one.pool: one.place for one in themes.values() if one.pool})
    return seen, themes, cards


@given(turns=acts)
def test_no_two_themes_ever_share_a_pool(turns: Acts) -> None:
    _seen, themes, _cards = played(turns)
    pools = [one.pool for one in themes.values() if one.pool]
    assert len(set(pools)) == len(pools)
    assert all(1 <= pool <= MOST_POOLS for pool in pools)


@given(turns=acts)
def test_a_theme_keeps_its_pool_until_it_goes(turns: Acts) -> None:
    seen, themes, _cards = played(turns)
    stays = {one.place for one in themes.values() if not one.removed}
    for before, after in pairwise(seen):
        assert all(after[pool] == place for pool, place in before.items() if place in stays)


@given(turns=acts)
def test_settling_again_changes_nothing(turns: Acts) -> None:
    _seen, themes, cards = played(turns)
    there = {one for one, theme in themes.items() if not theme.removed}
    waiting = {one: cards[one] for one in there if themes[one].pool}
    assert settled(themes.values(), waiting) == []


@given(turns=acts)
def test_tidied_pools_have_no_gap_and_stand_in_order_of_creation(turns: Acts) -> None:
    _seen, themes, cards = played(turns)
    after = themes | {one.id: one for one in tidied(themes.values(), cards)}
    pools = {one.place: one.pool for one in after.values() if one.pool}
    assert [pools[place] for place in sorted(pools)] == list(range(1, len(pools) + 1))
    assert tidied(after.values(), cards) == []


@given(pools=st.lists(st.integers(0, MOST_POOLS), min_size=1))
def test_a_board_never_has_fewer_places_and_seldom_more(pools: list[int]) -> None:
    places = laid_out(0, [Theme("first", 1, pool=pools[0] or None)])
    assert places == pools[0]
    for pool in pools:
        before, places = places, laid_out(places, [Theme("next", 2, pool=pool or None)])
        assert places >= max(before, pool)
        assert places in {before, pool} if before == 0 else places in {before, *FULL_ROWS}


def test_a_group_that_nobody_touched_takes_a_pool_at_three_cards() -> None:
    assert settled([Theme("a", 1)], {"a": 2}) == []
    (theme,) = settled([Theme("a", 1)], {"a": 3})
    assert (theme.pool, theme.colour) == (1, 1)


def test_what_a_person_touched_takes_a_pool_at_once_even_empty() -> None:
    (theme,) = settled([Theme("a", 1, accepted=True)], {"a": 0})
    assert theme.pool == 1


def test_a_suggestion_goes_with_its_last_card() -> None:
    (theme,) = settled([Theme("a", 1, pool=4)], {"a": 0})
    assert theme.removed
    assert theme.pool is None


def test_a_new_theme_goes_last_and_a_removed_one_leaves_its_place() -> None:
    there = [Theme("a", 1, pool=1), gone(Theme("b", 2, pool=2)), Theme("c", 3, pool=3)]
    (new,) = settled([*there, Theme("d", 4, accepted=True)], {"d": 1})
    assert new.pool == 4


def test_a_place_that_was_left_is_used_when_no_other_is_free() -> None:
    there = [Theme(f"t{n}", n, pool=n) for n in range(1, 13) if n != 5]
    (new,) = settled([*there, Theme("new", 13, accepted=True)], {"new": 1})
    assert new.pool == 5
    more = settled([*there, new, Theme("more", 14, accepted=True)], {"more": 1})
    assert more == []


def test_with_more_themes_than_places_peoples_own_come_first_then_the_largest() -> None:
    machine = [Theme(f"m{n:02}", n) for n in range(1, 14)]
    person = Theme("mine", 14, accepted=True)
    cards = {one.id: 3 + n for n, one in enumerate(machine)} | {"mine": 0}
    after = {one.id: one for one in tidied([*machine, person], cards)}
    assert after["mine"].pool == MOST_POOLS
    assert {"m01", "m02"}.isdisjoint(after)


def test_a_theme_that_comes_back_has_its_pool_unless_that_was_taken() -> None:
    assert freed(Theme("a", 1, pool=2), [1, 3]).pool == 2
    assert freed(Theme("a", 1, pool=2), [1, 2]).pool is None


def test_the_eleventh_place_has_the_first_colour_again() -> None:
    there = [Theme(f"t{n}", n, pool=n) for n in range(1, 11)]
    (new,) = settled([*there, Theme("new", 11, accepted=True)], {"new": 1})
    assert (new.pool, new.colour) == (11, 1)
    assert first_colour(COLOURS + 1) == 1
