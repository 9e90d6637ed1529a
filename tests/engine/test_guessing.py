"""S06: guessing at room codes stays hopeless, and no hall is refused for its address."""

import random
from collections import deque
from collections.abc import Iterator
from itertools import count

import pytest

from oasis_live.engine.guessing import Guesses
from oasis_live.kernel import room_code
from tests.seconds import Time

HOURS = 8 * 3600.0
ROOMS = 50
CODES = 30**6 - 20**6
HALL = "203.0.113.7"


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def guesses(time: Time) -> Guesses:
    return Guesses(time)


def codes() -> Iterator[str]:
    """Codes that are no room's, each once."""
    return (f"X{n}" for n in count())


def most_heard(guesses: Guesses, time: Time, addresses: list[str], seconds: float) -> int:
    """How many codes somebody hears of who loses no moment, and asks from the next address when one
    has used up its guesses.
    """
    fresh, heard, rested = codes(), 0, deque(addresses)
    while time.now < seconds:
        waits = []
        for address in list(rested)[:4]:
            while not (wait := guesses.wait(address, next(fresh), found=False)):
                heard += 1
            waits.append(wait)
        rested.rotate(-4)
        time.now += min(waits)
    return heard


def use_up(guesses: Guesses) -> None:
    """Somebody in the hall guesses until nothing is heard any more."""
    fresh = codes()
    while not guesses.wait(HALL, next(fresh), found=False):
        pass


def odds(heard: float, rooms: int = ROOMS) -> float:
    """That one of so many different guesses is the code of one of the rooms."""
    return float(1 - (1 - rooms / CODES) ** heard)


def asked_about_the_hall(guesses: Guesses, time: Time, seconds: int) -> int:
    """How many guesses of somebody in the hall are weighed against the hall's own code, once the
    address has used up its guesses: 500 are made each second.
    """
    fresh, weighed = codes(), 0
    for _moment in range(seconds * 100):
        time.now += 0.01
        for _guess in range(5):
            guesses.wait(HALL, next(fresh), found=False)
            weighed += guesses.wait(HALL, "H4LL", found=True) == 0
    return weighed


def test_S06_there_are_as_many_codes_as_the_odds_are_reckoned_with() -> None:
    letters = room_code.ALPHABET
    digits = sum(letter.isdigit() for letter in letters)
    assert len(letters) ** room_code.LENGTH - (len(letters) - digits) ** room_code.LENGTH == CODES


@pytest.mark.parametrize("addresses", [1, 5, 40])
def test_S06_eight_hours_of_guessing_at_fifty_rooms_find_one_with_less_than_one_percent(
    guesses: Guesses, time: Time, addresses: int
) -> None:
    """Mutation: `self._all.take()` left out -> 5 addresses hear of 73,000.
    Mutation: `asker.guesses.take()` left out -> one address hears of 61,600, not of 14,600.
    """
    heard = most_heard(guesses, time, [f"address {n}" for n in range(addresses)], HOURS)
    assert heard <= (14_601 if addresses == 1 else 61_601)
    assert odds(heard) < 0.005


def test_S06_a_guesser_in_the_hall_learns_no_more_from_the_hall_s_own_code(
    guesses: Guesses, time: Time
) -> None:
    """Mutation: `asker.asked.take(cost)` left out -> 30,000 a minute are weighed, not 6,100."""
    guesses.wait(HALL, "H4LL", found=True)
    use_up(guesses)
    minute = asked_about_the_hall(guesses, time, 60)
    own = odds(minute * HOURS / 60, rooms=1)
    # The same guesses are heard of everywhere else, until the address has used up its own.
    assert odds(61_600) + own < 0.01


def test_S06_rooms_that_share_an_address_share_what_is_asked_there(
    guesses: Guesses, time: Time
) -> None:
    """Mutation: a cost of 1 for each question -> 500 instead of 130 are answered."""
    for room in ("H4LL", "H4LM", "H4LN", "H4LP"):
        guesses.wait(HALL, room, found=True)
    use_up(guesses)
    answered, wrong = 0, (f"Y{n}" for n in count())
    for _second in range(10):
        time.now += 1
        for _guess in range(50):
            guesses.wait(HALL, next(wrong), found=False)
            answered += guesses.wait(HALL, "H4LL", found=True) == 0
    assert 100 < answered < 150


def test_R15_a_hall_of_two_thousand_with_sixty_typing_errors_is_never_told_to_wait(
    guesses: Guesses, time: Time
) -> None:
    """Mutation: 20 guesses for one address -> somebody waits."""
    chance, wrong = random.Random(1), codes()
    for _person in range(2000):
        time.now += 0.03
        if chance.random() < 0.03:
            assert guesses.wait(HALL, next(wrong), found=False) == 0
        assert guesses.wait(HALL, "H4LL", found=True) == 0


def test_R15_a_hall_goes_on_getting_in_while_somebody_guesses_from_its_address(
    guesses: Guesses, time: Time
) -> None:
    """Mutation: whoever has used up the guesses hears of nothing -> nobody gets in."""
    wrong, inside = codes(), 0
    for _moment in range(600):
        time.now += 0.1
        for _guess in range(5):
            guesses.wait(HALL, next(wrong), found=False)
        inside += sum(guesses.wait(HALL, "H4LL", found=True) == 0 for _person in range(4))
    assert inside > 2000


def test_R15_a_hall_gets_in_at_an_address_that_was_used_up_before_it_came(
    guesses: Guesses, time: Time
) -> None:
    use_up(guesses)
    waited = guesses.wait(HALL, "H4LL", found=True)
    assert 0 < waited <= 2
    time.now += waited
    assert guesses.wait(HALL, "H4LL", found=True) == 0


def test_the_same_wrong_code_costs_once_however_many_scan_it(guesses: Guesses) -> None:
    """The whole hall scans last year's picture."""
    for _person in range(2000):
        assert guesses.wait(HALL, "LA5T", found=False) == 0
    assert guesses.wait(HALL, "H4LL", found=True) == 0


def test_a_code_that_is_found_costs_nothing(guesses: Guesses) -> None:
    for _person in range(2000):
        assert guesses.wait(HALL, "H4LL", found=True) == 0
    assert guesses.wait(HALL, "X1", found=False) == 0


def test_S08_no_more_than_twenty_thousand_addresses_are_kept(guesses: Guesses) -> None:
    for n in range(21_000):
        guesses.wait(f"address {n}", "H4LL", found=True)
    assert len(guesses) == 20_000
