"""The words of a contribution, whatever its kind."""

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from oasis_live.kernel.refused import Malformed, TooMany
from oasis_live.kernel.text import fit

_LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


_TEXTS = ("text", "title", "happened", "conditions", "gem", "wishes")


@dataclass(frozen=True)
class Words:
    """All texts of one contribution. `text` is everything but a story's; `by` an ISO date."""

    text: str = ""
    title: str = ""
    happened: str = ""
    conditions: tuple[str, ...] = ()
    gem: str = ""
    wishes: tuple[str, ...] = ()
    by: str = ""
    lang: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them in order, without the empty ones."""
        each = (self.text, self.title, self.happened, *self.conditions, self.gem, *self.wishes)
        return tuple(text for text in each if text)

    def says(self, other: "Words") -> bool:
        """Whether it is the same text, whatever its date and the name of its language."""
        return all(getattr(self, name) == getattr(other, name) for name in _TEXTS)


@dataclass(frozen=True, slots=True)
class Translation:
    """What all of a contribution says in the language of the room, and who put it so."""

    text: str
    by: str = ""


def only(words: Words, fields: frozenset[str]) -> None:
    """Raises Malformed naming a text that has no place in this kind: no word is lost in silence."""
    for name in _TEXTS:
        if name not in fields and getattr(words, name):
            raise Malformed("This could not be read. Load the page again.", field=name)


def line(text: str, limit: int, field: str) -> str:
    """A short text of one line, which may be empty. Raises TooLong, Malformed."""
    return " ".join(fit(text, limit, field=field).split())


def lines(texts: Iterable[str], limit: int, most: int, field: str) -> tuple[str, ...]:
    """Up to `most` short texts; empty ones are left out. Raises TooMany, TooLong, Malformed."""
    kept = tuple(words for text in texts if (words := line(text, limit, field)))
    if len(kept) > most:
        raise TooMany("Up to %(most)d, please. Leave one out", field=field, most=most)
    return kept


def language(given: str) -> str:
    """A language tag such as `cy` or `ur`, or nothing (BCP 47, without private use). Raises
    Malformed.
    """
    if given and not _LANGUAGE.fullmatch(given):
        raise Malformed("This language is not known", field="lang")
    return given
