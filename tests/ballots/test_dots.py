"""Dots: a budget, and at most a few on one option."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.ballots.rules import METHODS, method_named
from oasis_live.ballots.rules.dots import METHOD
from oasis_live.kernel.refused import Malformed, NotFound, Refused, TooMany
from oasis_live.summits.rules.activity import Settings

FIVE_DOTS = Settings(method="dots")
OPTIONS = frozenset("abcdefgh")

ballots = st.dictionaries(st.sampled_from("abcdefghXY"), st.integers(-2, 7), max_size=8)
budgets = st.builds(
    lambda most, more: Settings(method="dots", dots=most + more, most=most),
    st.integers(1, 6),
    st.integers(0, 6),
)


def test_a_sixth_dot_is_refused_in_the_words_of_the_phone() -> None:
    with pytest.raises(TooMany) as refusal:
        METHOD.check({"a": 2, "b": 2, "c": 2}, OPTIONS, FIVE_DOTS)
    assert str(refusal.value) == "All five dots are placed. Take one away to move it."
    assert refusal.value.code == "too_many"


def test_the_words_name_the_summit_s_own_budget() -> None:
    three = Settings(method="dots", dots=3, most=1)
    with pytest.raises(TooMany, match="All three dots are placed"):
        METHOD.check(dict.fromkeys("abcd", 1), OPTIONS, three)
    with pytest.raises(TooMany, match="Your dot is placed"):
        METHOD.check(dict.fromkeys("ab", 1), OPTIONS, Settings(method="dots", dots=1, most=1))


def test_a_third_dot_on_one_option_is_refused() -> None:
    with pytest.raises(TooMany, match="At most two dots can go on one"):
        METHOD.check({"a": 3}, OPTIONS, FIVE_DOTS)


def test_a_dot_on_what_is_no_option_is_refused_unless_it_is_none() -> None:
    with pytest.raises(NotFound):
        METHOD.check({"elsewhere": 1}, OPTIONS, FIVE_DOTS)
    assert METHOD.check({"elsewhere": 0, "a": 1}, OPTIONS, FIVE_DOTS) == {"a": 1}


def test_less_than_no_dots_buy_no_others() -> None:
    with pytest.raises(Malformed):
        METHOD.check({"a": -3, "b": 2, "c": 2, "d": 2}, OPTIONS, FIVE_DOTS)


def test_more_dots_on_one_option_than_there_are_can_t_be_voted_with() -> None:
    with pytest.raises(Malformed):
        METHOD.suits(Settings(method="dots", dots=2, most=3))
    METHOD.suits(FIVE_DOTS)


@given(ballots, budgets)
def test_an_accepted_ballot_never_breaks_its_rule(
    choices: dict[str, int], set_up: Settings
) -> None:
    try:
        placed = METHOD.check(choices, OPTIONS, set_up)
    except Refused:
        return
    assert sum(placed.values()) <= set_up.dots
    assert all(0 < dots <= set_up.most for dots in placed.values())
    assert placed.keys() <= OPTIONS
    assert METHOD.check(placed, OPTIONS, set_up) == placed


def test_every_way_of_voting_is_found_by_its_name() -> None:
    assert METHODS["dots"] is METHOD
    assert method_named("dots") is METHOD
    with pytest.raises(Malformed):
        method_named("method")
