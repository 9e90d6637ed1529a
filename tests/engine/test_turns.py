"""R15: everybody gets their turn, one after another; where the line is full, by lot."""

import heapq
import random

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.engine.turns import LONGEST_SECONDS, Turns
from tests.seconds import Time

HALL, ELSEWHERE = "203.0.113.7", "198.51.100.9"


def test_R15_two_thousand_in_a_minute_hardly_wait() -> None:
    """Mutation: 30 a second for one address -> the last ones wait for 3 seconds."""
    time = Time()
    turns = Turns(time, random.Random(3))
    waits = []
    for person in range(2000):
        time.now = person * 0.03
        waits.append(turns.wait(HALL, f"person {person}"))
    assert max(waits) == 0


def test_R15_two_thousand_at_once_all_have_a_place_one_after_another() -> None:
    """Mutation: a place without `own.take()` -> all of them come at once."""
    turns = Turns(Time(), random.Random(3))
    waits = [turns.wait(HALL, f"person {person}") for person in range(2000)]
    assert waits == sorted(waits)
    assert max(waits) < 40
    in_a_second = [sum(at <= wait < at + 1 for wait in waits) for at in range(1, 38)]
    assert max(in_a_second) <= 51


@given(st.lists(st.floats(0, 5), min_size=1, max_size=30))
def test_R15_who_asks_again_keeps_the_place(laters: list[float]) -> None:
    """Mutation: the place is not kept -> asking again makes the wait longer."""
    time = Time()
    turns = Turns(time, random.Random(3))
    for person in range(1500):
        turns.wait(HALL, f"person {person}")
    wait = turns.wait(HALL, "ann")
    for later in laters:
        time.now += later
        left = turns.wait(HALL, "ann")
        assert abs(left - max(0, wait - time.now)) <= 0.001
        if not left:
            break


def test_R15_a_script_from_elsewhere_leaves_the_hall_its_minute() -> None:
    """Mutation: only the share of all counts -> the hall waits for a minute behind the script."""
    time = Time()
    turns = Turns(time, random.Random(3))
    waits = []
    for person in range(2000):
        time.now = person * 0.03
        for packet in range(30):
            turns.wait(ELSEWHERE, f"script {person} {packet}")
        waits.append(turns.wait(HALL, f"person {person}"))
    assert max(waits) < 1


def test_R15_a_place_is_good_for_coming_in_once() -> None:
    """Mutation: a place that stays when it was used -> the second is let in at once too."""
    time = Time()
    turns = Turns(time, random.Random(3))
    for person in range(600):
        turns.wait(HALL, f"person {person}")
    time.now = turns.wait(HALL, "a script")
    assert turns.wait(HALL, "a script") == 0
    for person in range(600):
        turns.wait(HALL, f"another {person}")
    assert turns.wait(HALL, "a script") > 10


def test_R15_a_script_that_fills_the_line_of_its_hall_keeps_nobody_out() -> None:
    """A hundred fresh places a second are asked for, of a line that lets in fifty; five people a
    second ask again when they are told to.

    Mutation: a free place for the latest who asked (`drawn = next(reversed(asking))`) -> some are
    not in after five minutes.
    """
    time = Time()
    turns = Turns(time, random.Random(3))
    for place in range(3200):
        turns.wait(HALL, f"script {place}")
    due = [(at / 100, f"script at {at}") for at in range(300 * 100)]
    due += [(at / 5, f"person {at}") for at in range(100 * 5)]
    came = {who: at for at, who in due if who.startswith("person")}
    took = []
    heapq.heapify(due)
    while due:
        time.now, who = heapq.heappop(due)
        wait = turns.wait(HALL, who)
        if who in came and wait:
            heapq.heappush(due, (time.now + wait + 0.01, who))
        elif who in came:
            took.append(time.now - came[who])
        if time.now > 300:
            break
    assert len(took) == len(came)
    assert sorted(took)[250] < 80


def test_S08_no_line_is_longer_than_a_minute_and_what_is_over_is_forgotten() -> None:
    """Mutation: a place behind the longest line too -> 9,900 are remembered."""
    time = Time()
    turns = Turns(time, random.Random(3))
    waits = [turns.wait(HALL, f"script {packet}") for packet in range(10_000)]
    assert max(waits) <= LONGEST_SECONDS
    assert len(turns) == 3000
    time.now = 400
    turns.wait(HALL, "ann")
    assert len(turns) == 0
