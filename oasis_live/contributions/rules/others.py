"""Which of the shown words to offer somebody who is writing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from oasis_live.contributions.rules.words import Words

MOST = 12
OPENING = 120
_STOPS = " ,;:.!?–-"
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody else wrote, and at which table. Ids sort by time."""

    id: str
    words: Words
    table: str = ""


def choose(shown: Iterable[Offered], *, table: str = "", typed: str = "") -> list[Offered]:
    """At most MOST that hold every typed word, whatever its case: the own table's first, and of
    each the newest first.
    """
    words = typed.casefold().split()
    fitting = (one for one in shown if all(word in _whole(one.words) for word in words))
    newest = sorted(fitting, key=lambda one: one.id, reverse=True)
    return sorted(newest, key=lambda one: not table or one.table != table)[:MOST]


def together(
    found: Sequence[Offered], shown: Iterable[Offered], alike: Iterable[str]
) -> list[Offered]:
    """What holds the typed words, then what says nearly the same (ids of shown ones), MOST in
    all.
    """
    by_id = {one.id: one for one in shown}
    near = [by_id[one] for one in alike if one in by_id and by_id[one] not in found]
    return [*found, *near][:MOST]


def headline(words: Words) -> str:
    """What stands for a contribution in a list: a story's title, else its line to remember, else
    how it begins.
    """
    return words.text or words.title or words.gem or opening(words.happened)


def opening(text: str) -> str:
    """The first words of a long text, at most OPENING graphemes, and an ellipsis."""
    graphemes = _GRAPHEME.findall(text)
    if len(graphemes) <= OPENING:
        return text
    start = "".join(graphemes[:OPENING])
    whole_words = start.rsplit(maxsplit=1)[0] if start.split()[1:] else start
    return f"{whole_words.rstrip(_STOPS)}…"


def _whole(words: Words) -> str:
    return " ".join((words.text, words.title, words.happened, words.gem)).casefold()
