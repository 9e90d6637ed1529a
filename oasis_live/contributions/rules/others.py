"""Which of the shown words to offer somebody who is writing."""

from collections.abc import Sequence

from oasis_live.contributions.rules.contribution import Contribution

MOST = 12


def choose(
    shown: Sequence[Contribution], *, table: str, typed: str, most: int
) -> list[Contribution]:
    """Those that hold every typed word, the own table's first, the newest first."""
    words = typed.casefold().split()
    fitting = [one for one in shown if all(word in _whole(one) for word in words)]
    own = [one for one in fitting if table and one.table == table]
    others = [one for one in fitting if not (table and one.table == table)]
    return [*reversed(own), *reversed(others)][:most]


def _whole(contribution: Contribution) -> str:
    words = contribution.words
    return " ".join((words.text, words.title, words.happened, words.gem)).casefold()


def headline(contribution: Contribution) -> str:
    """What stands for it in a list: a story's title, else the most that is short."""
    words = contribution.words
    return words.text or words.title or words.gem or words.happened
