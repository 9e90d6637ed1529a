"""What is one text alone: condition, principle, question, possibility statement, offer, request."""

from collections.abc import Callable

from oasis_live.contributions.rules.words import Words, language, only
from oasis_live.kernel.text import fit
from oasis_live.summits.rules.summit import Limits


def sentence(limit_of: Callable[[Limits], int]) -> Callable[[Words, Limits], Words]:
    """The check for a kind with this limit. It raises Empty, TooLong, Malformed."""

    def check(words: Words, limits: Limits) -> Words:
        only(words, frozenset({"text"}))
        text = fit(words.text, limit_of(limits), field="text", empty="Write a few words first")
        return Words(text=text, lang=language(words.lang))

    return check
