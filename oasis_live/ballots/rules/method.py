"""What a way of voting has to say for itself."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from oasis_live.summits.rules.activity import Settings

# What one person gives: option id to value. What a value means is the method's.
Choices = Mapping[str, int]
# How many people gave which value.
Votes = Mapping[int, int]
Number = int | float


@dataclass(frozen=True)
class Method:
    """A way of voting, as functions over plain values.

    `suits` raises Malformed when an activity's settings can't be voted with. `check` gives the
    choices that count, or raises TooMany, Malformed or NotFound. `score` is the result of some
    votes on one option. `joined` is one person's value when several options became one, and is
    never more than `check` allows on one option. `closed` is what late people read.
    """

    suits: Callable[[Settings], None]
    check: Callable[[Choices, Set[str], Settings], dict[str, int]]
    score: Callable[[Votes, Settings], Number]
    joined: Callable[[Sequence[int], Settings], int]
    closed: str
