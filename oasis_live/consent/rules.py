"""What may leave the room. Whatever writes a record asks here, and nowhere else.

*In the room only* never leaves. *Anonymised* leaves without name or table. *Quotable with my first
name* leaves with the first name. A table never leaves with anybody's words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from oasis_live.kernel.consent import Level

STORY = "story"
_SHOWN, _HIDDEN, _WITHDRAWN = "shown", "hidden", "withdrawn"
_WORD = re.compile(r"\w+")


class Withheld(StrEnum):
    """Why words stay. A record counts each; it never tells more."""

    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"
    NOT_SHOWN = "not_shown"
    ROOM_ONLY = "room_only"


@dataclass(frozen=True, slots=True)
class Leaving:
    """What of one contribution leaves: its words unless they are withheld, and the name beside
    them.
    """

    withheld: Withheld | None
    name: str | None = None


def level_of(kind: str, chosen: Level | None) -> Level:
    """The level that holds. A story whose teller chose none stays; other kinds ask for none, and
    leave without a name.
    """
    if kind != STORY:
        return Level.ANONYMOUS
    return chosen or Level.ROOM


def leaving(kind: str, state: str, chosen: Level | None, name: str | None) -> Leaving:
    """What leaves of a contribution in this state, told by somebody who gave this name."""
    level = level_of(kind, chosen)
    withheld = _withheld(state, level)
    return Leaving(withheld, None if withheld else credit(level, name))


def credit(level: Level, name: str | None) -> str | None:
    """The name that stands beside the words, on the board and in the record, or None."""
    return first_name(name) if level is Level.FIRST_NAME else None


def first_name(name: str | None) -> str | None:
    """The first word of the name that somebody typed: consent goes no further than that."""
    words = (name or "").split()
    return words[0] if words else None


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word of these texts, as `name_may_leave` compares them."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def name_may_leave(name: str, *, by_people: bool, permitted: frozenset[str]) -> bool:
    """Whether a theme's name leaves. A machine makes names of the words in the room, and some of
    those stay: it may use no word that doesn't stand in a permitted text as well.
    """
    return by_people or permitted.issuperset(words_in([name]))


def _withheld(state: str, level: Level) -> Withheld | None:
    if state == _WITHDRAWN:
        return Withheld.WITHDRAWN
    if state == _HIDDEN:
        return Withheld.HIDDEN
    if state != _SHOWN:
        return Withheld.NOT_SHOWN
    return Withheld.ROOM_ONLY if level is Level.ROOM else None
