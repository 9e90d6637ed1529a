"""Dots: a budget of some dots for each person, at most a few on one option."""

from collections.abc import Sequence, Set

from oasis_live.ballots.rules.method import Choices, Method, Votes
from oasis_live.kernel.refused import Malformed, NotFound, TooMany
from oasis_live.summits.rules.activity import Settings

# A budget is never more than twenty: see the settings of an activity.
_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def suits(settings: Settings) -> None:
    """Raises Malformed when more dots may go on one option than there are."""
    if settings.most > settings.dots:
        raise Malformed(
            "Allow no more dots on one option than each person has", field="max", dots=settings.dots
        )


def check(choices: Choices, options: Set[str], settings: Settings) -> dict[str, int]:
    """The dots placed, without the noughts. Raises NotFound, Malformed, TooMany."""
    placed = {option: dots for option, dots in choices.items() if dots}
    if not options >= placed.keys():
        raise NotFound(
            "One of these can no longer be voted on. Your earlier dots are kept.", field="choices"
        )
    for option, dots in placed.items():
        if dots < 0:
            raise Malformed(
                "A number of dots can’t be less than nothing.", field="choices", key=option
            )
        if dots > settings.most:
            raise _too_many_on_one(option, settings.most)
    if sum(placed.values()) > settings.dots:
        raise _all_placed(settings.dots)
    return placed


def score(votes: Votes, _settings: Settings) -> int:
    """All dots together."""
    return sum(dots * people for dots, people in votes.items())


def joined(values: Sequence[int], settings: Settings) -> int:
    """The dots of both cards, up to what may go on one. What is over comes back to its owner."""
    return min(sum(values), settings.most)


def _too_many_on_one(option: str, most: int) -> TooMany:
    if most == 1:
        return TooMany("Only one dot can go on each.", field="choices", key=option)
    return TooMany(
        "At most %(most)s dots can go on one.", field="choices", key=option, most=_NUMBERS[most]
    )


def _all_placed(dots: int) -> TooMany:
    if dots == 1:
        return TooMany("Your dot is placed. Take it away to move it.", field="choices")
    return TooMany(
        "All %(dots)s dots are placed. Take one away to move it.",
        field="choices",
        dots=_NUMBERS[dots],
    )


METHOD = Method(
    suits=suits,
    check=check,
    score=score,
    joined=joined,
    closed="Voting has closed. Your dots are counted.",
)
