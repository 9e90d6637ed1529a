"""S07: how often one person may do one thing."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.engine.pace import KEPT_SECONDS, LONGEST_SECONDS, Pace
from oasis_live.kernel.refused import TooFast
from tests.seconds import Time

PER_MINUTE = 30


def let_through(pace: Pace, moments: Iterator[tuple[float, str]], time: Time) -> dict[str, int]:
    """How often each of them got a token."""
    heard: dict[str, int] = {}
    for later, who in moments:
        time.now += later
        try:
            pace.take(who, "do", PER_MINUTE)
        except TooFast:
            continue
        heard[who] = heard.get(who, 0) + 1
    return heard


@given(st.lists(st.floats(0, 200), max_size=300))
def test_S07_nobody_gets_more_than_a_minute_s_worth_and_what_came_since(
    laters: list[float],
) -> None:
    time = Time()
    pace = Pace(time)
    heard = let_through(pace, ((later, "ann") for later in laters), time)
    assert heard.get("ann", 0) <= PER_MINUTE + time.now * PER_MINUTE / 60 + 1


@given(st.lists(st.sampled_from(["ann", "ben", "eve"]), max_size=300))
def test_S07_who_waits_for_the_seconds_that_were_named_is_let_through(order: list[str]) -> None:
    time = Time()
    pace = Pace(time)
    for who in order:
        try:
            pace.take(who, "do", PER_MINUTE)
        except TooFast as refused:
            time.now += refused.retry_in or 0
            pace.take(who, "do", PER_MINUTE)


def test_S07_a_flood_takes_nothing_from_anybody_else() -> None:
    """Mutation: one bucket for a command, whoever sends it -> Ann is told to wait."""
    time = Time()
    pace = Pace(time)
    flood = let_through(pace, ((0.001, "eve") for _packet in range(10_000)), time)
    assert flood["eve"] <= PER_MINUTE + 6
    assert let_through(pace, ((0, "ann") for _packet in range(PER_MINUTE)), time) == {"ann": 30}


def test_S08_who_was_away_for_minutes_is_forgotten() -> None:
    """Mutation: the older generation is kept for ever -> 5,000 are remembered."""
    time = Time()
    pace = Pace(time)
    for minute in range(5):
        time.now += KEPT_SECONDS + 1
        for person in range(1000):
            pace.take(f"{minute} {person}", "do", PER_MINUTE)
    assert len(pace) == 2000


def test_S07_nobody_is_forgotten_too_early() -> None:
    """Mutation: the older generation is not asked -> 60 get through, not 31."""
    time = Time()
    pace = Pace(time)
    time.now = KEPT_SECONDS - 1
    moments = ((later, "ann") for later in (*(0.0,) * 40, 2.0, *(0.0,) * 40))
    assert let_through(pace, moments, time) == {"ann": PER_MINUTE + 1}


@given(st.lists(st.floats(0, 200), max_size=100))
def test_S07_no_turn_comes_later_than_it_may_and_none_that_was_not_given_counts(
    laters: list[float],
) -> None:
    """Mutation: `turn` takes a token for those too who get none -> a debt without end."""
    time = Time()
    pace = Pace(time)
    for later in laters:
        time.now += later
        turns = [pace.turn("eve", "packet", PER_MINUTE) for _packet in range(200)]
        assert max(turns) <= LONGEST_SECONDS + 60 / PER_MINUTE


def test_S07_nobody_is_forgotten_who_owes() -> None:
    """Mutation: KEPT_SECONDS without LONGEST_SECONDS -> 75 turns, as if nothing was owed."""
    time = Time()
    pace = Pace(time)
    given = 0
    for moment in (KEPT_SECONDS - 0.01, KEPT_SECONDS, 2 * KEPT_SECONDS):
        time.now = moment
        pace.turn("ann", "packet", PER_MINUTE)
        while moment != KEPT_SECONDS and pace.turn("eve", "packet", PER_MINUTE) <= LONGEST_SECONDS:
            given += 1
    earned = (KEPT_SECONDS + LONGEST_SECONDS) * PER_MINUTE / 60
    assert PER_MINUTE < given <= PER_MINUTE + earned + 1
