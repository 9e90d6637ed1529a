"""Which rule checks the words of which kind."""

from collections.abc import Callable

from oasis_live.contributions.rules.commitment import commitment
from oasis_live.contributions.rules.contribution import Kind
from oasis_live.contributions.rules.sentence import sentence
from oasis_live.contributions.rules.story import story
from oasis_live.contributions.rules.words import Words
from oasis_live.summits.rules.summit import Limits

CHECKS: dict[Kind, Callable[[Words, Limits], Words]] = {
    Kind.STORY: story,
    Kind.CONDITION: sentence(lambda limits: limits.condition),
    Kind.PRINCIPLE: sentence(lambda limits: limits.principle),
    Kind.QUESTION: sentence(lambda limits: limits.question),
    Kind.VISION: sentence(lambda limits: limits.vision),
    Kind.COMMITMENT: commitment,
    Kind.OFFER: sentence(lambda limits: limits.offer),
    Kind.REQUEST: sentence(lambda limits: limits.request),
}


def longest(kind: Kind, limits: Limits) -> int:
    """How many graphemes a contribution of this kind may have, all its texts together."""
    if kind is not Kind.STORY:
        return int(getattr(limits, kind.value))
    lines = limits.lines * (limits.condition + limits.wish)
    return limits.title + limits.happened + limits.gem + lines
