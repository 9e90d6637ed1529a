"""The words of a text that say something, cut to their stems."""

import regex

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[’'][\p{L}]+)?")
_SHORTEST, _SHORTEST_STEM = 2, 3
_ENDINGS = ("ingly", "edly", "ings", "ness", "ing", "ies", "ied", "ers", "est", "ely", "ed", "es")
_LAST_ENDINGS = ("er", "ly", "s", "e", "y")

_SMALL = """
a about after again all also always am an and any are as at be because been before being
both but by can can't could did didn't do does doesn't doing don't each even ever every
few for from get gets go got had has hasn't have having he her here hers him his how i i'm
i've if in into is isn't it it's its just like made make makes many may me might more most
much must my myself never no nor not nothing now of off often on once one only or other
our out over own really same shall she should so some still such than that that's the
their them then there these they they're thing things this those though through to too up
us very was wasn't way we we're well were what when where which while who whom whose why
will with within without won't would you you're you've your yours
"""
# What holds sentences together and tells nothing about them.
STOP_WORDS = frozenset(_SMALL.split())


def stems(text: str) -> list[str]:
    """The stems of a text's telling words, in their order."""
    return [stem(one) for one in told_words(text)]


def told_words(text: str) -> list[str]:
    """A text's telling words as they stand there, in small letters, in their order."""
    words = (found.replace("’", "'") for found in _WORD.findall(text.lower()))
    return [one for one in words if len(one) >= _SHORTEST and one not in STOP_WORDS]


def stem(word: str) -> str:
    """A word without its English ending, so that *listened* and *listening* are one."""
    word = word.partition("'")[0]
    for endings in (_ENDINGS, _LAST_ENDINGS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word.removesuffix(ending)
                break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word
