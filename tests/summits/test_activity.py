"""The run sheet's rules: four states, nothing closes by itself, late words within a grace."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.kernel.refused import Empty, Malformed, NotFound, NotOpen, TooLong
from oasis_live.summits.rules import activity as rules
from oasis_live.summits.rules.activity import Activity, Kind, Settings, State

NOON = 1_780_000_000_000
MINUTE = 60_000


def step(name: str, place: int, kind: Kind = Kind.INTERVIEWS, **fields: object) -> Activity:
    made = Activity(name, kind, name.title(), "", "Discovery", place)
    return replace(made, settings=rules.defaults_for(kind), **fields)  # type: ignore[arg-type] # test values


def test_an_opened_activity_ends_after_its_planned_minutes() -> None:
    opened = rules.open_at(step("a", 0), NOON)
    assert opened.state is State.OPEN
    assert opened.ends_at == NOON + 10 * MINUTE


def test_opening_twice_changes_nothing() -> None:
    opened = rules.open_at(step("a", 0), NOON)
    assert rules.open_at(opened, NOON + MINUTE) == opened


def test_a_planned_activity_can_not_be_closed() -> None:
    with pytest.raises(NotOpen):
        rules.close(step("a", 0), NOON)


def test_closing_twice_keeps_the_first_time() -> None:
    closed = rules.close(rules.open_at(step("a", 0), NOON), NOON + MINUTE)
    assert rules.close(closed, NOON + 5 * MINUTE) == closed


def test_a_vote_that_is_revealed_was_closed_first() -> None:
    vote = rules.reveal(rules.open_at(step("v", 0, Kind.VOTE), NOON), NOON + MINUTE)
    assert (vote.state, vote.closed_at) == (State.REVEALED, NOON + MINUTE)


def test_only_a_vote_can_be_revealed() -> None:
    with pytest.raises(NotOpen, match="Only a vote"):
        rules.reveal(rules.open_at(step("a", 0), NOON), NOON)


def test_a_reopened_activity_has_a_minute_at_least() -> None:
    closed = rules.close(rules.open_at(step("a", 0), NOON), NOON + 20 * MINUTE)
    assert rules.reopen(closed, NOON + 30 * MINUTE).ends_at == NOON + 31 * MINUTE


def test_more_time_is_counted_from_now_when_time_is_up() -> None:
    opened = rules.open_at(step("a", 0), NOON)
    assert rules.extend(opened, 1, NOON + 5 * MINUTE).ends_at == NOON + 11 * MINUTE
    assert rules.extend(opened, 1, NOON + 30 * MINUTE).ends_at == NOON + 31 * MINUTE


@pytest.mark.parametrize("minutes", [0, -5, 100_000])
def test_more_time_is_a_sensible_number_of_minutes(minutes: int) -> None:
    with pytest.raises(Malformed):
        rules.extend(rules.open_at(step("a", 0), NOON), minutes, NOON)


@pytest.mark.parametrize(("after", "late"), [(0, True), (90_000, True)])
def test_words_within_the_grace_count_as_late(after: int, late: bool) -> None:
    closed = rules.close(rules.open_at(step("a", 0), NOON), NOON)
    assert rules.lateness(closed, NOON + after) is late


def test_words_after_the_grace_are_refused() -> None:
    closed = rules.close(rules.open_at(step("a", 0), NOON), NOON)
    with pytest.raises(NotOpen, match="Your words are kept"):
        rules.lateness(closed, NOON + 90_001)


def test_a_ballot_has_no_grace() -> None:
    closed = rules.close(rules.open_at(step("v", 0, Kind.VOTE), NOON), NOON)
    with pytest.raises(NotOpen):
        rules.lateness(closed, NOON + 1)


def test_screens_follow_the_open_activity_that_was_opened_last() -> None:
    first = rules.open_at(step("a", 0), NOON)
    second = rules.open_at(step("b", 1), NOON + MINUTE)
    assert rules.current([second, first]) == second
    assert rules.current([rules.close(second, NOON + 2 * MINUTE), first]) == first
    assert rules.current([step("c", 0)]) is None


def test_next_is_the_first_planned_one_after_the_last_opened() -> None:
    sheet = [step("a", 0), rules.open_at(step("b", 1), NOON), step("c", 2), step("d", 3)]
    assert rules.next_of(sheet).id == "c"


def test_after_the_last_activity_there_is_no_next() -> None:
    with pytest.raises(NotFound, match="last activity"):
        rules.next_of([step("a", 0), rules.open_at(step("b", 1), NOON)])


@given(st.permutations(range(5)), st.integers(0, 4), st.one_of(st.none(), st.integers(0, 4)))
def test_moving_keeps_every_activity_once(places: list[int], moved: int, after: int | None) -> None:
    sheet = [step(str(i), place) for i, place in enumerate(places)]
    if after == moved:
        return
    ordered = rules.placed(sheet, str(moved), None if after is None else str(after))
    assert sorted(one.id for one in ordered) == [str(i) for i in range(5)]
    assert [one.place for one in ordered] == list(range(5))
    ids = [one.id for one in ordered]
    assert ids.index(str(moved)) == (0 if after is None else ids.index(str(after)) + 1)


def test_an_activity_has_a_title_and_a_prompt_that_fits() -> None:
    with pytest.raises(Empty):
        rules.worded("  ", "")
    with pytest.raises(TooLong) as refused:
        rules.worded("Vote", "x" * 401)
    assert refused.value.values == {"over": 1}


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        (Settings(dots=0), "dots"),
        (Settings(dots=21), "dots"),
        (Settings(most=21), "max"),
        (Settings(minutes=0), "minutes"),
        (Settings(accepts=("poem",)), "accepts"),
    ],
)
def test_settings_that_make_no_sense_name_their_field(settings: Settings, field: str) -> None:
    with pytest.raises(Malformed) as refused:
        rules.checked(settings)
    assert refused.value.field == field


def test_with_one_dot_no_more_than_one_goes_on_an_option() -> None:
    vote = rules.defaults_for(Kind.VOTE)
    assert rules.chosen(vote, dots=1).most == 1
    assert rules.chosen(vote, dots=8).most == 2
    assert rules.chosen(vote, dots=1, most=2).most == 2
