"""What each screen sees of a contribution; by default nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.words import Words
from oasis_live.contributions.views import card_fields, mine_for
from oasis_live.kernel.consent import Level
from oasis_live.kernel.person import Audience, Lens, Role

STORY = Contribution(
    "c1", Kind.STORY, "a1", "mike", State.SHOWN,
    Words(title="Sitting", happened="I sat with him.", conditions=("Time",), gem="Just sit"),
    at=1_782_378_000_000, consent=Level.FIRST_NAME, name="Mike Miller", table="30",
    perspective="carer",
    stories=("s1",), comes_from=("p1",), reason="", late=True,
)  # fmt: skip
PRINCIPLE = replace(STORY, kind=Kind.PRINCIPLE, words=Words("Time", lang="en"), consent=None)
BOARD = Audience("r", "board", Role.BOARD, "k1")
DESK = Audience("r", "desk", Role.FACILITATOR, "k2")
SORTER = Audience("r", "sorter", Role.SORTER)
MIKE = Audience("r", "phone", Role.PARTICIPANT, "mike")


def test_the_author_sees_all_of_it() -> None:
    assert mine_for(MIKE, STORY) == {
        "id": "c1",
        "kind": "story",
        "activity": "a1",
        "title": "Sitting",
        "happened": "I sat with him.",
        "conditions": ["Time"],
        "gem": "Just sit",
        "wishes": [],
        "consent": "first_name",
        "state": "shown",
        "stories": ["s1"],
        "from": ["p1"],
        "at": "2026-06-25T09:00:00.000Z",
        "late": True,
    }


@pytest.mark.parametrize("audience", [BOARD, DESK, SORTER, replace(MIKE, person="jim")])
def test_nobody_else_sees_it_as_theirs(audience: Audience) -> None:
    assert mine_for(audience, STORY) is None


def test_the_board_shows_a_storys_words_and_the_first_name_that_its_teller_gave() -> None:
    assert card_fields(BOARD, STORY) == {
        "id": "c1",
        "kind": "story",
        "title": "Sitting",
        "happened": "I sat with him.",
        "conditions": ["Time"],
        "gem": "Just sit",
        "wishes": [],
        "credit": "Mike",
        "wordings": [],
        "at": "2026-06-25T09:00:00.000Z",
    }


@pytest.mark.parametrize("level", [None, Level.ROOM, Level.ANONYMOUS])
@pytest.mark.parametrize("audience", [BOARD, DESK])
def test_no_name_stands_beyond_its_consent(audience: Audience, level: Level | None) -> None:
    seen = card_fields(audience, replace(STORY, consent=level))
    assert seen
    assert seen["credit"] is None


def test_other_kinds_carry_no_name_and_their_language() -> None:
    seen = card_fields(BOARD, PRINCIPLE)
    assert seen
    assert (seen["text"], seen["lang"], seen["credit"]) == ("Time", "en", None)


@pytest.mark.parametrize("state", sorted(set(State) - {State.SHOWN}))
@pytest.mark.parametrize("audience", [BOARD, SORTER])
def test_only_what_passed_screening_is_on_the_board_or_sorted(
    audience: Audience, state: State
) -> None:
    assert card_fields(audience, replace(STORY, state=state)) is None


@pytest.mark.parametrize("state", [State.CHECKING, State.HIDDEN])
def test_the_desk_sees_what_waits_and_what_is_hidden(state: State) -> None:
    seen = card_fields(DESK, replace(STORY, state=state))
    assert seen
    assert (seen["state"], seen["table"], seen["consent"]) == (state.value, "30", "first_name")
    assert (seen["activity"], seen["perspective"]) == ("a1", "carer")


@pytest.mark.parametrize("state", [State.DRAFT, State.WITH_PARTNER, State.WITHDRAWN])
def test_a_draft_and_what_was_withdrawn_are_no_card_for_anybody(state: State) -> None:
    for audience in (BOARD, DESK, SORTER):
        assert card_fields(audience, replace(STORY, state=state)) is None


def test_a_reason_is_told_while_the_card_is_hidden() -> None:
    named = replace(STORY, reason="names a person")
    hidden = card_fields(DESK, replace(named, state=State.HIDDEN))
    shown = card_fields(DESK, named)
    assert hidden
    assert shown
    assert (hidden["reason"], shown["reason"]) == ("names a person", "")


def test_a_merged_card_is_seen_inside_the_other_with_all_wordings() -> None:
    assert card_fields(DESK, replace(PRINCIPLE, merged_into="c9")) is None
    seen = card_fields(BOARD, replace(PRINCIPLE, wordings=("Having time",)))
    assert seen
    assert seen["wordings"] == ["Time", "Having time"]


ANY = st.builds(
    Contribution,
    id=st.just("c1"),
    kind=st.sampled_from(list(Kind)),
    activity=st.just("a1"),
    author=st.just("the-author"),
    state=st.sampled_from(list(State)),
    words=st.builds(Words, text=st.just("words"), happened=st.just("more words")),
    at=st.just(0),
    consent=st.sampled_from([None, *Level]),
    reason=st.just("the-reason"),
    merged_into=st.sampled_from([None, "c2"]),
    name=st.just("Firstname Lastname"),
    table=st.just("the-table"),
    perspective=st.just("the-perspective"),
)


@given(ANY, st.sampled_from([BOARD, DESK, SORTER]))
def test_no_card_tells_who_wrote_it_but_for_a_first_name_by_consent(
    contribution: Contribution, audience: Audience
) -> None:
    seen = str(card_fields(audience, contribution))
    assert "the-author" not in seen
    assert "Lastname" not in seen
    named = contribution.kind is Kind.STORY and contribution.consent is Level.FIRST_NAME
    assert "Firstname" not in seen or (named and audience is not SORTER)


@given(ANY)
def test_the_board_learns_neither_table_nor_reason_nor_state(contribution: Contribution) -> None:
    seen = card_fields(BOARD, contribution) or {}
    assert not {"table", "reason", "state", "consent", "flags", "stories"} & set(seen)
    assert "the-table" not in str(seen)


@given(ANY, st.sampled_from([BOARD, SORTER]))
def test_the_desk_alone_learns_a_writers_perspective(
    contribution: Contribution, audience: Audience
) -> None:
    assert "the-perspective" not in str(card_fields(audience, contribution))


@given(ANY, st.sampled_from(["phone", "board", "desk", "sorter"]))
def test_a_phone_sees_no_card_at_all(contribution: Contribution, lens: Lens) -> None:
    phone = Audience("r", "phone", Role.PARTICIPANT, contribution.author)
    assert card_fields(phone, contribution) is None
    assert mine_for(Audience("r", lens, Role.PARTICIPANT), contribution) is None
