"""What may leave the room."""

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.consent.rules import (
    Withheld,
    credit,
    first_name,
    leaving,
    level_of,
    name_may_leave,
    words_in,
)
from oasis_live.kernel.consent import Level

_KINDS = ("story", "condition", "principle", "question", "vision", "commitment", "offer", "request")
_STATES = ("draft", "with_partner", "checking", "shown", "hidden", "withdrawn")
kinds = st.sampled_from(_KINDS)
states = st.sampled_from(_STATES)
levels = st.none() | st.sampled_from(Level)
names = st.none() | st.text(max_size=40)


def test_a_story_whose_teller_chose_nothing_stays_in_the_room() -> None:
    assert level_of("story", None) is Level.ROOM
    assert leaving("story", "shown", None, "Mike").withheld is Withheld.ROOM_ONLY


def test_an_anonymised_story_leaves_without_a_name() -> None:
    told = leaving("story", "shown", Level.ANONYMOUS, "Mike")
    assert told.withheld is None
    assert told.name is None


def test_a_quotable_story_leaves_with_the_first_name_and_no_more() -> None:
    assert leaving("story", "shown", Level.FIRST_NAME, " Mike  Brown ").name == "Mike"


def test_a_quotable_story_of_somebody_without_a_name_has_no_name() -> None:
    assert credit(Level.FIRST_NAME, None) is None
    assert first_name("  ") is None


def test_a_principle_leaves_without_a_name_whatever_stands_in_its_row() -> None:
    assert leaving("principle", "shown", Level.FIRST_NAME, "Mike").name is None
    assert leaving("principle", "shown", None, "Mike").withheld is None


def test_what_is_hidden_is_told_as_hidden_and_not_as_room_only() -> None:
    assert leaving("story", "hidden", Level.ROOM, None).withheld is Withheld.HIDDEN
    assert leaving("story", "withdrawn", Level.ROOM, None).withheld is Withheld.WITHDRAWN
    assert leaving("story", "checking", Level.FIRST_NAME, None).withheld is Withheld.NOT_SHOWN


@given(kinds, states, levels, names)
def test_only_what_is_shown_ever_leaves(
    kind: str, state: str, level: Level | None, name: str | None
) -> None:
    told = leaving(kind, state, level, name)
    assert (told.withheld is None) <= (state == "shown")


@given(kinds, states, levels, names)
def test_a_name_leaves_only_with_a_quotable_story(
    kind: str, state: str, level: Level | None, name: str | None
) -> None:
    told = leaving(kind, state, level, name)
    if told.name is not None:
        assert (kind, state, level) == ("story", "shown", Level.FIRST_NAME)
        assert told.name in (name or "")


@given(states, names, st.sampled_from((None, Level.ROOM)))
def test_no_room_only_story_leaves(state: str, name: str | None, level: Level | None) -> None:
    assert leaving("story", state, level, name).withheld is not None


def test_a_name_that_people_gave_leaves() -> None:
    assert name_may_leave("Being heard", by_people=True, permitted=frozenset())


def test_a_machine_s_name_may_not_carry_a_word_that_stays() -> None:
    permitted = words_in(["Time to sit with him", "Really listening"])
    assert name_may_leave("listening · time", by_people=False, permitted=permitted)
    assert not name_may_leave("listening · Hartley", by_people=False, permitted=permitted)
