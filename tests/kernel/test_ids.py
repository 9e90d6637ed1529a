"""Ids that sort by time, and times as the wire has them."""

import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.kernel.ids import from_ms, iso, new_id, to_ms

MOMENTS = st.integers(0, 2**42).map(lambda ms: datetime.fromtimestamp(ms / 1000, UTC))


@given(st.integers(0, 2**47), st.integers(1, 10_000), st.integers(0, 99))
def test_a_later_id_sorts_after_an_earlier_one(now: int, later: int, seed: int) -> None:
    chance = random.Random(seed)
    first, second = new_id(now, chance), new_id(now + later, chance)
    assert first < second
    assert len(first) == len(second) == 20


def test_two_ids_of_one_millisecond_are_not_the_same() -> None:
    chance = random.Random(1)
    assert len({new_id(1, chance) for _ in range(10_000)}) == 10_000


@given(MOMENTS)
def test_a_time_survives_as_milliseconds(moment: datetime) -> None:
    assert abs((from_ms(to_ms(moment)) - moment).total_seconds()) <= 0.001


def test_times_on_the_wire_are_UTC_with_milliseconds() -> None:
    assert iso(to_ms(datetime(2026, 6, 25, 9, 30, tzinfo=UTC)) + 7) == "2026-06-25T09:30:00.007Z"
