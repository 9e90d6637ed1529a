"""One look at a room: its cards and themes in order of age, with the cards' vectors and groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from oasis_live.themes.meaning.cluster import Groups
from oasis_live.themes.meaning.language import is_foreign
from oasis_live.themes.meaning.links import with_stories
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.shared import Words, beside
from oasis_live.themes.meaning.vectors import Centre, Vector, Vectors, centre

Entry = Mapping[str, Any]
FEWEST_CARDS = 3


@dataclass(frozen=True)
class Hall:
    """What was seen. Themes have the groups 0, 1, …; `texts`: what `text_of` gives for each card;
    `foreign`: cards that the method can't read; `bare`: the cards' vectors before their stories
    were added.
    """

    cards: Sequence[Entry]
    texts: Sequence[str]
    themes: Sequence[Entry]
    z: Vectors
    bare: Vectors
    groups: Groups
    foreign: frozenset[str]

    @property
    def numbers(self) -> dict[str, int]:
        """The group of each theme."""
        return {str(one["id"]): number for number, one in enumerate(self.themes)}


class Looker:
    """Looks at one room by one method. It remembers vectors of texts that were there at the last
    look, and what they all had in common.
    """

    def __init__(self, method: Method) -> None:
        self._method = method
        self._forget()

    def _forget(self) -> None:
        """Nothing of what was there is kept."""
        self._words, self._centre = Words(), Centre({})
        self._seen: tuple[list[str], list[str], int] = ([], [], 0)
        self._rows: Vectors = np.zeros((0, 0), dtype=np.float32)
        # Which of the present texts are in another language.
        self._read: dict[tuple[str, str], bool] = {}

    def look(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Hall | None:
        """The room; None where there is too little in it to say anything."""
        if len(cards) < FEWEST_CARDS:
            self._forget()
            self._method.known.clear()
            return None
        cards = sorted(cards, key=lambda card: str(card["id"]))
        themes = sorted(themes, key=lambda theme: (theme["order"], theme["id"]))
        named = [place for place, theme in enumerate(themes) if theme["named_by_people"]]
        texts = [text_of(card) for card in cards]
        titles = [str(themes[one]["name"]) for one in named]
        # A name is a short text like a principle.
        sorts = [sort_of(card) for card in cards] + ["short"] * len(named)
        rows = self._of(texts + titles, sorts, len(cards))
        names = {place: rows[len(cards) + i] for i, place in enumerate(named)}
        reads_all = not self._method.reads_english_only
        foreign = frozenset[str]() if reads_all else self._foreign(cards, texts)
        bare = rows[: len(cards)]
        groups = _groups(cards, themes, names, foreign)
        return Hall(cards, texts, themes, with_stories(bare, cards), bare, groups, foreign)

    @property
    def can_add(self) -> bool:
        """Whether a text has a vector by itself, beside those of the last look."""
        return self._method.one is not None

    def add(self, text: str, sort: str) -> Vector:
        """The vector of one more text, by what those of the last look have in common. Raises
        ValueError for a method that needs a fit.
        """
        one = self._method.one
        if one is None:
            raise ValueError("This method has no vector for a text by itself.")
        # It may be gone by the next look, and the others as they were.
        self._seen = ([], [], 0)
        z = self._centre.out_of(one(text)[None, :], [sort])
        share = self._method.words
        vector: Vector = (beside(z, self._words.row(text)[None, :], share) if share else z)[0]
        return vector

    def is_foreign(self, card: Entry) -> bool:
        """Whether the method can't read this card."""
        if not self._method.reads_english_only:
            return False
        return is_foreign(text_of(card), _language(card))

    def _of(self, texts: list[str], sorts: list[str], counted: int) -> Vectors:
        """The vectors of these texts, the first `counted` of which are the room's."""
        if (texts, sorts, counted) != self._seen:
            x = self._method.vectors(texts)
            self._centre = centre(x[:counted], sorts[:counted], self._method.common)
            self._words.count(texts[:counted])
            self._rows = self._with_words(self._centre.out_of(x, sorts), texts)
            self._seen = (texts, sorts, counted)
        return self._rows

    def _with_words(self, z: Vectors, texts: Sequence[str]) -> Vectors:
        share = self._method.words
        return beside(z, self._words.rows(texts), share) if share else z

    def _foreign(self, cards: Sequence[Entry], texts: Sequence[str]) -> frozenset[str]:
        """The cards whose words the method can't read; each text is looked at once."""
        read, foreign = dict[tuple[str, str], bool](), set[str]()
        for card, text in zip(cards, texts, strict=True):
            words = text, _language(card)
            known = self._read.get(words)
            read[words] = is_foreign(*words) if known is None else known
            if read[words]:
                foreign.add(card["id"])
        self._read = read
        return frozenset(foreign)


def text_of(card: Entry) -> str:
    """All words of a card, or what somebody says that they mean."""
    if "translation" in card:
        return str(card["translation"]["text"])
    if card["kind"] != "story":
        return str(card["text"])
    return " ".join([card["title"], card["happened"], *card["conditions"], card["gem"]])


def sort_of(card: Entry) -> str:
    """What a text is compared as: among long ones or among short ones."""
    return "long" if card["kind"] == "story" else "short"


def _language(card: Entry) -> str:
    # A translation is looked at too: somebody may have put it into a third language.
    return "" if "translation" in card else str(card.get("lang", ""))


def _groups(
    cards: Sequence[Entry],
    themes: Sequence[Entry],
    names: Mapping[int, Any],
    foreign: frozenset[str],
) -> Groups:
    """Themes get the labels 0, 1, …; each card that is nowhere one of its own after them."""
    number = {theme["id"]: place for place, theme in enumerate(themes)}
    labels = [number.get(card["theme"], len(themes) + i) for i, card in enumerate(cards)]
    fixed = [bool(card["held"]) for card in cards]
    # What a person put back to *To sort*, and what can't be read, waits for a person.
    stays = [held or card["id"] in foreign for card, held in zip(cards, fixed, strict=True)]
    waits = {one for one, stay in zip(labels, stays, strict=True) if stay and one >= len(themes)}
    return Groups(
        np.array(labels, dtype=np.int64),
        np.array(fixed, dtype=bool),
        frozenset(number[theme["id"]] for theme in themes if theme["accepted"]),
        frozenset(number[theme["id"]] for theme in themes if theme["locked"]) | waits,
        names,
    )
