"""R15: everybody gets their turn, one after another, and nobody's place is another's."""

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.engine.turns import LONGEST_SECONDS, Turns

HALL, ELSEWHERE = "203.0.113.7", "198.51.100.9"


class Time:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_R15_two_thousand_in_a_minute_hardly_wait() -> None:
    """Mutation: 30 a second for one address -> the last ones wait for 3 seconds."""
    time = Time()
    turns = Turns(time)
    waits = []
    for person in range(2000):
        time.now = person * 0.03
        waits.append(turns.wait(HALL, f"person {person}"))
    assert max(waits) == 0


def test_R15_two_thousand_at_once_all_have_a_place_one_after_another() -> None:
    """Mutation: a place without `own.take()` -> all of them come at once."""
    turns = Turns(Time())
    waits = [turns.wait(HALL, f"person {person}") for person in range(2000)]
    assert waits == sorted(waits)
    assert max(waits) < 40
    in_a_second = [sum(at <= wait < at + 1 for wait in waits) for at in range(1, 38)]
    assert max(in_a_second) <= 51


@given(st.lists(st.floats(0, 5), min_size=1, max_size=30))
def test_R15_who_asks_again_keeps_the_place(laters: list[float]) -> None:
    """Mutation: the place is not kept -> asking again makes the wait longer."""
    time = Time()
    turns = Turns(time)
    for person in range(1500):
        turns.wait(HALL, f"person {person}")
    wait = turns.wait(HALL, "ann")
    for later in laters:
        time.now += later
        assert abs(turns.wait(HALL, "ann") - max(0, wait - time.now)) < 1e-6


def test_R15_a_script_from_elsewhere_leaves_the_hall_its_minute() -> None:
    """Mutation: only the share of all counts -> the hall waits for a minute behind the script."""
    time = Time()
    turns = Turns(time)
    waits = []
    for person in range(2000):
        time.now = person * 0.03
        for packet in range(30):
            turns.wait(ELSEWHERE, f"script {person} {packet}")
        waits.append(turns.wait(HALL, f"person {person}"))
    assert max(waits) < 1


def test_S08_no_line_is_longer_than_a_minute_and_what_is_over_is_forgotten() -> None:
    """Mutation: a place behind the longest line too -> 10,000 are remembered."""
    time = Time()
    turns = Turns(time)
    waits = [turns.wait(HALL, f"script {packet}") for packet in range(10_000)]
    assert sum(wait <= LONGEST_SECONDS for wait in waits) == len(turns) == 3100
    time.now = 400
    turns.wait(HALL, "ann")
    assert len(turns) == 1
