"""From the entries that a sorter holds to the moves that it proposes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from oasis_live.themes.meaning import cluster, follow, label
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.cluster import Groups, Labels
from oasis_live.themes.meaning.language import is_foreign
from oasis_live.themes.meaning.links import with_stories
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.shared import beside, word_vectors
from oasis_live.themes.meaning.telling import Followed, Present, Telling
from oasis_live.themes.meaning.vectors import Vectors, centred

Entry = Mapping[str, Any]
FEWEST_CARDS = 3
# A frame has a limit; what is left over is found again in the next tick.
MOST_MOVES = 300
LONGEST_TITLE_WORDS = 12
# The number of themes that people can take in grows with the root of the number of cards.
CARDS_TO_COUNT, SLACK, STEP, LOWEST = 30, 0.8, 0.005, -0.16


@dataclass(frozen=True)
class _Hall:
    """One look at a room: cards and themes in order of age, and the cards' vectors and groups."""

    cards: Sequence[Entry]
    themes: Sequence[Entry]
    z: Vectors
    groups: Groups
    foreign: frozenset[str]


class Sorter:
    """Sorts one room by one method. It keeps no card's words: only how strict it has become, and
    what it learned from people's moves. The same story of entries gives the same answers.
    """

    def __init__(self, method: Method) -> None:
        self._method, self._drift = method, 0.0
        # Where each card was at the last look, and those that a person's move took along.
        self._last: dict[str, str | None] = {}
        self._steady: set[str] = set()
        # What a person was asked about: nothing is taken along unasked then.
        self._asked: set[str] = set()
        self._telling = Telling()
        # What went, or may go, along with the last move into each theme.
        self._followed: dict[str, Followed] = {}
        # Which of the present texts are in another language.
        self._read: dict[tuple[str, str], bool] = {}

    def tick(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        """What to move and how to call the groups."""
        hall = self._look(cards, themes)
        if hall is None:
            return Answer()
        groups = self._learn(hall)
        labels = cluster.tick(hall.z, groups, self._theta(hall))
        self._adjust(labels)
        answer = self._said(hall, _answer(hall, labels))
        theta = self._theta(hall)
        now = Present(hall.cards, hall.themes, hall.z, hall.groups, theta, hall.foreign)
        texts = [text_of(card) for card in hall.cards]
        return self._telling.add(answer, now, texts, self._followed.values())

    def arrive(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        """First places for cards that are nowhere, and what a person's move takes along; nothing
        else moves.
        """
        if not any(self._is_news(card) for card in cards):
            return Answer()
        hall = self._look(cards, themes)
        if hall is None:
            return Answer()
        labels = cluster.arrive(hall.z, self._learn(hall), self._theta(hall))
        return self._said(hall, Answer(_moves(hall, labels)[:MOST_MOVES]))

    def again(self) -> None:
        """Say offers and hints anew: what was said last was not heard, or not taken."""
        self._telling.again()

    def _is_news(self, card: Entry) -> bool:
        return not card["theme"] if not card["held"] else card["theme"] != self._place_of(card)

    def _place_of(self, card: Entry) -> str | None:
        return self._last.get(card["id"], card["theme"])

    def _learn(self, hall: _Hall) -> Groups:
        """The groups once what a person's moves take along has gone with them."""
        numbers, labels = _numbers(hall), hall.groups.labels.copy()
        for place, card in enumerate(hall.cards):
            was, now = self._place_of(card), card["theme"]
            source, target = numbers.get(was or ""), numbers.get(now or "")
            if not card["held"] or source is None or target is None or source == target:
                continue
            if card["id"] in self._asked:
                continue
            likely = _followers(hall, place, source, target, self._theta(hall))
            # The newest last, also where it follows an earlier one.
            self._followed.pop(str(now), None)
            self._followed[str(now)] = _followed(hall, str(card["id"]), str(was), str(now), likely)
            most = int(follow.SHARE * (labels == source).sum())
            for chance, one in likely[:most]:
                if chance > follow.TAKEN and hall.cards[one]["id"] not in self._steady:
                    labels[one] = target
                    self._steady.add(hall.cards[one]["id"])
        steady = [card["id"] in self._steady for card in hall.cards]
        return replace(hall.groups, labels=labels, fixed=hall.groups.fixed | np.array(steady))

    def _said(self, hall: _Hall, answer: Answer) -> Answer:
        self._last = {card["id"]: card["theme"] for card in hall.cards}
        self._last.update({m["card"]: m.get("theme") for m in answer.moves})
        return answer

    def followers(
        self, cards: Sequence[Entry], themes: Sequence[Entry], moved: str, theme: str | None
    ) -> list[str]:
        """The free cards, most likely first, that may belong to `theme` (or a new one, for None)
        as well, once a person moves `moved` there from where it is in these entries.
        """
        hall = self._look(cards, themes)
        if hall is None:
            return []
        place = {card["id"]: i for i, card in enumerate(hall.cards)}
        at, numbers = place[moved], _numbers(hall)
        source, target = int(hall.groups.labels[at]), numbers.get(theme or "", -1)
        likely = _followers(hall, at, source, target, self._theta(hall))
        offered = [card for chance, card in likely if chance > follow.OFFERED]
        ids = [str(hall.cards[card]["id"]) for card in offered[: follow.MOST_OFFERED]]
        self._asked.update((moved, *ids))
        return ids

    def _theta(self, hall: _Hall) -> float:
        return self._method.theta(len(hall.cards)) + self._drift

    def _look(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> _Hall | None:
        if len(cards) < FEWEST_CARDS:
            return None
        cards = sorted(cards, key=lambda card: str(card["id"]))
        themes = sorted(themes, key=lambda theme: (theme["order"], theme["id"]))
        named = [place for place, theme in enumerate(themes) if theme["named_by_people"]]
        texts = [text_of(card) for card in cards] + [str(themes[one]["name"]) for one in named]
        # A name is a short text like a principle.
        sorts = [_sort_of(card) for card in cards] + ["short"] * len(named)
        method = self._method
        z = centred(method.vectors(texts), sorts, len(cards), method.common)
        if method.words:
            z = beside(z, word_vectors(texts, len(cards)), method.words)
        names = {place: z[len(cards) + i] for i, place in enumerate(named)}
        foreign = self._foreign(cards) if method.reads_english_only else frozenset[str]()
        groups = _groups(cards, themes, names, foreign)
        return _Hall(cards, themes, with_stories(z[: len(cards)], cards), groups, foreign)

    def _foreign(self, cards: Sequence[Entry]) -> frozenset[str]:
        """The cards whose words the method can't read; each text is looked at once."""
        said = {card["id"]: (text_of(card), str(card.get("lang", ""))) for card in cards}
        self._read = {
            words: self._read[words] if words in self._read else is_foreign(*words)
            for words in said.values()
        }
        return frozenset(card for card, words in said.items() if self._read[words])

    def _adjust(self, labels: Labels) -> None:
        if len(labels) < CARDS_TO_COUNT:
            return
        most = max(6.0, 2 * len(labels) ** 0.5)
        many = int((np.unique(labels, return_counts=True)[1] > 1).sum())
        if many > most:
            self._drift = max(self._drift - STEP, LOWEST)
        elif many < SLACK * most:
            self._drift = min(self._drift + STEP, 0.0)


def _numbers(hall: _Hall) -> dict[str, int]:
    return {str(one["id"]): number for number, one in enumerate(hall.themes)}


def _followers(
    hall: _Hall, moved: int, source: int, target: int, theta: float
) -> list[tuple[float, int]]:
    """The free cards of the group that `moved` left, each with its chance to go along, the
    likeliest first.
    """
    labels = hall.groups.labels
    left, entered = (
        [one for one in np.flatnonzero(labels == group).tolist() if one != moved]
        for group in (source, target)
    )
    if not left:
        return []
    chances = follow.chances(hall.z, moved, left, entered, theta).tolist()
    free = ~hall.groups.fixed
    likely = [(chance, one) for chance, one in zip(chances, left, strict=True) if free[one]]
    return sorted(likely, key=lambda pair: (-pair[0], pair[1]))


def _followed(
    hall: _Hall, card: str, left: str, theme: str, likely: Sequence[tuple[float, int]]
) -> Followed:
    offered = [one for chance, one in likely if chance > follow.OFFERED]
    ids = [str(hall.cards[one]["id"]) for one in offered[: follow.MOST_OFFERED]]
    return Followed(card, left, theme, tuple(ids))


def text_of(card: Entry) -> str:
    """All words of a card."""
    if card["kind"] != "story":
        return str(card["text"])
    return " ".join([card["title"], card["happened"], *card["conditions"], card["gem"]])


def _is_poor_name(card: Entry) -> bool:
    """Whether it names a group badly: a story tells of one thing, and where it is told in the room
    only its words must not stand in the record.
    """
    return card["kind"] == "story" or len(str(card["text"]).split()) > LONGEST_TITLE_WORDS


def _sort_of(card: Entry) -> str:
    return "long" if card["kind"] == "story" else "short"


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


def _answer(hall: _Hall, labels: Labels) -> Answer:
    moves = _moves(hall, labels)[:MOST_MOVES]
    begun = {move["new"] for move in moves if "new" in move}
    known = {theme["id"] for theme in hall.themes}
    titles = _titles(hall, labels)
    return Answer(moves, {key: card for key, card in titles.items() if key in begun | known})


def _moves(hall: _Hall, labels: Labels) -> tuple[dict[str, Any], ...]:
    """Where free cards go; those of one group stand together."""
    used, sizes = np.unique(labels, return_counts=True)
    size = dict(zip(used.tolist(), sizes.tolist(), strict=True))
    moves = []
    for place in np.argsort(labels, kind="stable").tolist():
        card, target = hall.cards[place], _target(hall, int(labels[place]), size)
        if not card["held"] and target.get("theme", "") != card["theme"]:
            moves.append({"card": card["id"], **target})
    return tuple(moves)


def _target(hall: _Hall, label: int, size: Mapping[int, int]) -> dict[str, Any]:
    """A theme that is there, a new one for two cards and more, or *To sort*."""
    is_there = label < len(hall.themes)
    if size[label] == 1 and not (is_there and label in hall.groups.kept):
        return {"theme": None}
    return {"theme": hall.themes[label]["id"]} if is_there else {"new": f"g{label}"}


def _titles(hall: _Hall, labels: Labels) -> dict[str, str]:
    """For each unnamed group, by theme or new key, the card that it should be called by, where
    that is not so already.
    """
    poor = [_is_poor_name(card) for card in hall.cards]
    place = {card["id"]: i for i, card in enumerate(hall.cards)}
    titles = {}
    for one in np.unique(labels).tolist():
        theme = hall.themes[one] if one < len(hall.themes) else None
        if theme is not None and theme["named_by_people"]:
            continue
        kept = place.get(theme["title_card"]) if theme else None
        members = np.flatnonzero(labels == one).tolist()
        card = hall.cards[label.title(hall.z, members, poor, kept)]["id"]
        if theme is None and len(members) > 1:
            titles[f"g{one}"] = str(card)
        elif theme is not None and card != theme["title_card"]:
            titles[str(theme["id"])] = str(card)
    return titles
