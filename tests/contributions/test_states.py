"""Where a contribution stands, and who may move it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.contributions.rules import contribution as rules
from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.words import Words
from oasis_live.kernel.consent import Level
from oasis_live.kernel.refused import Conflict, Gone, Malformed, NotAllowed, TooLong

STORY = Contribution(
    "c1", Kind.STORY, "a1", "mike", State.SHOWN, Words(happened="I sat with him."), at=0,
    consent=Level.FIRST_NAME, stories=("s1",), comes_from=("c0",),
)  # fmt: skip
PRINCIPLE = Contribution("c2", Kind.PRINCIPLE, "a1", "mike", State.SHOWN, Words("Time"), at=0)
OTHER = replace(PRINCIPLE, id="c3", author="jim", words=Words("Having time"))
NEW = Words("New words")
STATES = st.sampled_from(list(State))


def test_new_words_go_to_the_board_or_to_whoever_checks_them() -> None:
    assert rules.first_state(hold=False) is State.SHOWN
    assert rules.first_state(hold=True) is State.CHECKING


def test_only_its_author_may_change_a_contribution() -> None:
    assert rules.own(PRINCIPLE, "mike") is PRINCIPLE
    with pytest.raises(NotAllowed):
        rules.own(PRINCIPLE, "jim")


def test_what_was_withdrawn_is_gone_for_its_author_too() -> None:
    with pytest.raises(Gone):
        rules.own(rules.withdraw(PRINCIPLE), "mike")


def test_a_stranger_does_not_learn_that_something_was_withdrawn() -> None:
    with pytest.raises(NotAllowed):
        rules.own(rules.withdraw(PRINCIPLE), "jim")


def test_changed_words_stay_on_the_board_while_nothing_is_held() -> None:
    changed = rules.change(PRINCIPLE, NEW, hold=False)
    assert (changed.words, changed.state) == (NEW, State.SHOWN)


def test_under_hold_changed_words_are_checked_again() -> None:
    assert rules.change(PRINCIPLE, NEW, hold=True).state is State.CHECKING


def test_the_same_words_are_no_change_even_under_hold() -> None:
    assert rules.change(PRINCIPLE, PRINCIPLE.words, hold=True) is PRINCIPLE


@given(STATES, st.booleans())
def test_no_change_of_words_brings_anything_to_the_board(state: State, hold: bool) -> None:
    before = replace(PRINCIPLE, state=state)
    after = rules.change(before, NEW, hold=hold)
    assert after.state is not State.SHOWN or before.state is State.SHOWN


def test_a_wording_that_is_checked_again_stands_alone() -> None:
    merged = replace(PRINCIPLE, merged_into="c3")
    assert rules.change(merged, NEW, hold=True).merged_into is None
    assert rules.change(merged, NEW, hold=False).merged_into == "c3"


def test_withdrawing_leaves_no_word_no_level_and_no_link() -> None:
    gone = rules.withdraw(replace(STORY, reason="names a person", wordings=("another",)))
    assert gone == replace(
        STORY, state=State.WITHDRAWN, words=Words(), consent=None, stories=(), comes_from=()
    )


def test_the_teller_chooses_who_may_see_a_story() -> None:
    assert rules.consent_to(STORY, Level.ROOM).consent is Level.ROOM


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.STORY}))
def test_only_a_story_asks_who_may_see_it(kind: Kind) -> None:
    with pytest.raises(NotAllowed) as refused:
        rules.consent_to(replace(PRINCIPLE, kind=kind), Level.FIRST_NAME)
    assert refused.value.field == "consent"


def test_a_screener_accepts_what_waits() -> None:
    waiting = replace(PRINCIPLE, state=State.CHECKING)
    assert rules.accept(waiting) == PRINCIPLE
    assert rules.accept(PRINCIPLE) is PRINCIPLE


@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN, State.DRAFT, State.WITH_PARTNER])
def test_nothing_else_can_be_accepted(state: State) -> None:
    with pytest.raises(Conflict) as refused:
        rules.accept(replace(PRINCIPLE, state=state))
    assert refused.value.present == {"id": "c2", "state": state.value}


@pytest.mark.parametrize("state", [State.CHECKING, State.SHOWN])
def test_a_card_is_hidden_for_a_reason(state: State) -> None:
    hidden = rules.hide(replace(PRINCIPLE, state=state), "names a person")
    assert (hidden.state, hidden.reason) == (State.HIDDEN, "names a person")


def test_a_reason_has_a_limit() -> None:
    with pytest.raises(TooLong) as refused:
        rules.hide(PRINCIPLE, "x" * 201)
    assert refused.value.field == "reason"


def test_a_hidden_card_comes_back_without_its_reason() -> None:
    assert rules.restore(rules.hide(PRINCIPLE, "a mistake")) == PRINCIPLE
    assert rules.restore(PRINCIPLE) is PRINCIPLE


def test_what_waits_is_accepted_and_not_restored() -> None:
    with pytest.raises(Conflict):
        rules.restore(replace(PRINCIPLE, state=State.CHECKING))


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DRAFT, State.WITH_PARTNER])
def test_what_is_no_card_is_neither_hidden_nor_restored(state: State) -> None:
    for act in (lambda one: rules.hide(one, ""), rules.restore):
        with pytest.raises(Conflict):
            act(replace(PRINCIPLE, state=state))


@given(st.sampled_from(sorted(rules.CARD_STATES)))
def test_an_undone_act_gives_back_the_state_before(state: State) -> None:
    assert rules.put_back(PRINCIPLE, state).state is state


def test_nothing_brings_back_what_was_withdrawn() -> None:
    with pytest.raises(Conflict) as refused:
        rules.put_back(rules.withdraw(PRINCIPLE), State.SHOWN)
    assert str(refused.value) == "Its author has withdrawn this."


def test_an_undone_accept_does_not_lose_a_card_inside_another() -> None:
    with pytest.raises(Conflict):
        rules.put_back(replace(PRINCIPLE, merged_into="c3"), State.CHECKING)


def test_two_cards_that_say_the_same_become_one() -> None:
    merged = rules.merge(PRINCIPLE, OTHER)
    assert (merged.merged_into, merged.words, merged.is_card) == ("c3", PRINCIPLE.words, False)


@pytest.mark.parametrize("state", sorted(set(State) - {State.SHOWN}))
def test_only_cards_on_the_board_are_merged(state: State) -> None:
    elsewhere = replace(PRINCIPLE, state=state)
    for one, into in ((elsewhere, OTHER), (OTHER, elsewhere)):
        with pytest.raises(Conflict):
            rules.merge(one, into)


def test_a_card_is_not_merged_into_itself_or_another_kind() -> None:
    for into, says in (
        (PRINCIPLE, "another card"),
        (replace(OTHER, kind=Kind.QUESTION), "one kind"),
    ):
        with pytest.raises(Malformed, match=says):
            rules.merge(PRINCIPLE, into)


def test_a_card_is_not_merged_into_a_wording() -> None:
    with pytest.raises(Conflict) as refused:
        rules.merge(PRINCIPLE, replace(OTHER, merged_into="c9"))
    assert refused.value.present
