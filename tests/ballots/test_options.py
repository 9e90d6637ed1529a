"""What can be voted on, when cards change under an open vote."""

import random

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.ballots.rules.dots import METHOD
from oasis_live.ballots.rules.options import (
    Option,
    Subject,
    lines,
    own_order,
    renamed,
    standing,
)
from oasis_live.kernel.ids import new_id
from oasis_live.kernel.refused import Refused
from oasis_live.summits.rules.activity import Settings

FIVE_DOTS = Settings(method="dots")
CARDS = "abcdefgh"
OPTIONS = [Option(f"o{card}", "vote", place, card=card) for place, card in enumerate(CARDS)]


def subjects(**merged: str) -> dict[str, Subject]:
    """Every card as it is now; `a="b"`: a was merged into b."""
    return {card: Subject(merged.get(card, card), f"text of {card}") for card in CARDS}


def test_options_come_in_the_order_in_which_they_were_fixed() -> None:
    assert [line.option.id for line in lines(reversed(OPTIONS), subjects())] == [
        f"o{card}" for card in CARDS
    ]


def test_an_option_whose_card_is_hidden_is_gone_and_back_when_it_is_restored() -> None:
    without = {card: subject for card, subject in subjects().items() if card != "c"}
    assert "oc" not in [line.option.id for line in lines(OPTIONS, without)]
    assert "oc" in [line.option.id for line in lines(OPTIONS, subjects())]


def test_a_merged_card_is_one_line_with_the_one_that_it_went_into() -> None:
    shown = lines(OPTIONS, subjects(a="b"))
    assert shown[0].option.id == "ob"
    assert set(shown[0].members) == {"oa", "ob"}
    assert len(shown) == len(OPTIONS) - 1


def test_a_card_merged_into_one_that_came_later_keeps_its_line() -> None:
    late = subjects(a="late", b="late")
    first = lines(OPTIONS, late)[0]
    assert first.option.id == "oa"
    assert first.subject.id == "late"


def test_votes_of_a_merged_card_go_to_the_one_it_went_into() -> None:
    shown = lines(OPTIONS, subjects(a="b"))
    assert standing({"oa": 1, "ob": 1, "oc": 2}, shown, METHOD, FIVE_DOTS) == {"ob": 2, "oc": 2}


def test_nobody_is_over_the_maximum_after_a_merge() -> None:
    shown = lines(OPTIONS, subjects(a="b"))
    assert standing({"oa": 2, "ob": 2}, shown, METHOD, FIVE_DOTS) == {"ob": 2}


def test_votes_on_what_is_gone_don_t_count() -> None:
    without = {card: subject for card, subject in subjects().items() if card != "c"}
    assert standing({"oc": 2, "oa": 1}, lines(OPTIONS, without), METHOD, FIVE_DOTS) == {"oa": 1}


def test_a_page_that_missed_a_merge_is_understood() -> None:
    shown = lines(OPTIONS, subjects(a="b"))
    assert renamed({"oa": 1, "gone": 1}, shown, METHOD, FIVE_DOTS) == {"ob": 1, "gone": 1}


@given(
    st.dictionaries(st.sampled_from([o.id for o in OPTIONS]), st.integers(0, 2)),
    st.dictionaries(st.sampled_from(CARDS), st.sampled_from(CARDS)),
    st.sets(st.sampled_from(CARDS)),
)
def test_whatever_is_merged_or_hidden_a_ballot_keeps_its_rule(
    choices: dict[str, int], merged: dict[str, str], hidden: set[str]
) -> None:
    try:
        placed = METHOD.check(choices, {one.id for one in OPTIONS}, FIVE_DOTS)
    except Refused:
        return
    now = {card: of for card, of in subjects(**merged).items() if of.id not in hidden}
    shown = lines(OPTIONS, now)
    counted = standing(placed, shown, METHOD, FIVE_DOTS)
    assert METHOD.check(counted, {line.option.id for line in shown}, FIVE_DOTS) == counted


def ids(count: int) -> list[str]:
    chance = random.Random(7)
    return [new_id(1_760_000_000_000, chance) for _ in range(count)]


def test_every_person_has_an_order_of_their_own_that_stays() -> None:
    options = ids(8)
    assert sorted(own_order("ann", options)) == sorted(options)
    assert own_order("ann", options) == own_order("ann", reversed(options))
    assert len({tuple(own_order(person, options)) for person in ids(50)}) > 40


def test_no_place_is_favoured() -> None:
    options = ids(8)
    firsts = [own_order(person, options)[0] for person in ids(800)]
    assert all(60 <= firsts.count(one) <= 140 for one in options)


def test_the_order_is_the_one_that_the_phone_reckons() -> None:
    # Reckoned by static/src/phone/order.js.
    assert own_order("ann", ["a", "b", "c", "ŵ1", "04kz"]) == ["ŵ1", "a", "b", "c", "04kz"]
