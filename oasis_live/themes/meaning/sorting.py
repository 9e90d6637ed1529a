"""From the entries that a sorter holds to the moves that it proposes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from oasis_live.themes.meaning import asked, cluster, follow, label
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.between import Between, Places, places
from oasis_live.themes.meaning.cluster import Groups, Labels
from oasis_live.themes.meaning.look import Entry, Hall, Looker, text_of
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.telling import Followed, Present, Telling, is_placed

__all__ = ["Entry", "Sorter", "text_of"]

# From here on what all texts have in common hardly changes with one more of them.
ENOUGH_CARDS = 100
# A frame has a limit; what is left over is found again in the next tick.
MOST_MOVES = 300
LONGEST_TITLE_WORDS = 12
# The number of themes that people can take in grows with the root of the number of cards.
CARDS_TO_COUNT, SLACK, STEP, LOWEST = 30, 0.8, 0.005, -0.16


class Sorter:
    """Sorts one room by one method. It keeps what was there at its last look, how strict it has
    become, and what it learned from people's moves. The same story of entries gives the same
    answers.
    """

    def __init__(self, method: Method) -> None:
        self._method, self._drift = method, 0.0
        self._looker = Looker(method)
        self._between: Between | None = None
        self._present: Present | None = None
        # Where each card was when we last heard, and when a person had decided about it.
        self._last: Places = {}
        self._decided: dict[str, str] = {}
        # What a person's move took along: after which card, and into which theme.
        self._steady: dict[str, tuple[str, str]] = {}
        # What `followers` was asked about: nothing is taken along unasked then.
        self._asked: set[str] = set()
        self._telling = Telling()
        # What went, or may go, along with the last move into each theme.
        self._followed: dict[str, Followed] = {}

    def tick(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        """What to move and how to call the groups."""
        hall = self._look(cards, themes)
        if hall is None:
            return Answer()
        groups = self._learn(hall)
        labels = cluster.tick(hall.z, groups, self._theta(len(hall.cards)))
        self._adjust(labels)
        answer = _answer(hall, labels)
        self._heard(cards, places(cards))
        theta = self._theta(len(hall.cards))
        now = Present(hall.cards, hall.themes, hall.z, hall.groups, theta, hall.foreign)
        self._present = now
        return self._telling.add(answer, now, hall.texts, self._followed.values())

    def arrive(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        """First places for cards that are nowhere, and what a person's move takes along; nothing
        else moves.
        """
        news, there = self._news(cards), places(cards)
        moves = self._first_moves(cards, there, themes, news) if news else ()
        self._heard(cards, there)
        return Answer(moves[:MOST_MOVES])

    def _first_moves(
        self,
        cards: Sequence[Entry],
        there: Places,
        themes: Sequence[Entry],
        news: Sequence[Entry],
    ) -> tuple[dict[str, Any], ...]:
        if self._between and not any(card["held"] for card in news):
            return self._between.arrive(cards, there, themes, self._theta(len(cards)))
        hall = self._look(cards, themes)
        if hall is None:
            return ()
        labels = cluster.arrive(hall.z, self._learn(hall), self._theta(len(hall.cards)))
        return _moves(hall, labels)

    def answer(self, question: asked.Asked) -> asked.Answered:
        """What `asked` knows of the room as it was at the last tick, at once and from any thread;
        empty where it can't tell.
        """
        now, typed = self._present, self._method.typed
        what = question.get("what")
        if now is None:
            return {}
        if what == "why":
            return asked.why(now, question["card"])
        if what == "theme":
            return asked.theme(now, question["theme"])
        if what == "near_text" and typed is not None:
            return asked.near_text(now, typed, question["text"], question["kind"], question["most"])
        return {}

    def again(self) -> None:
        """Say offers and hints anew: what was said last was not heard, or not taken."""
        self._telling.again()

    def _news(self, cards: Sequence[Entry]) -> list[Entry]:
        """Free cards that are nowhere, and those that a person moved since."""
        last = self._last
        return [
            card
            for card in cards
            if (
                card["theme"] != last.get(card["id"], card["theme"])
                if card["held"]
                else not card["theme"]
            )
        ]

    def _learn(self, hall: Hall) -> Groups:
        """The groups once what a person's moves take along has gone with them."""
        numbers, labels = hall.numbers, hall.groups.labels.copy()
        self._let_go(hall)
        for place, card in enumerate(hall.cards):
            was, now = self._last.get(card["id"], card["theme"]), card["theme"]
            # What comes from a theme that is no more was merged, and nobody moved this very card.
            if was == now or now not in numbers or (was and was not in numbers):
                continue
            if not self._is_decided(card) or card["id"] in self._asked:
                continue
            likely = _followers(hall, place, numbers[now], self._theta(len(hall.cards)))
            # The newest last, also where it follows an earlier one.
            self._followed.pop(now, None)
            self._followed[now] = Followed(str(card["id"]), now, _offered(hall, likely))
            if was:
                going = self._willing(hall, likely, numbers[was])
                labels[going] = numbers[now]
                self._steady |= {hall.cards[one]["id"]: (card["id"], now) for one in going}
        homes = [self._steady.get(card["id"], ("", ""))[1] for card in hall.cards]
        # Only where they are: the server may not have taken them along.
        stays = labels == np.array([numbers.get(home, -1) for home in homes])
        return replace(hall.groups, labels=labels, fixed=hall.groups.fixed | stays)

    def _is_decided(self, card: Entry) -> bool:
        """Whether a person has placed this very card since. An undo brings an older decision back,
        or the same.
        """
        at, before = card.get("placed_at"), self._decided.get(card["id"])
        return is_placed(card) and (at is None or before is None or at > before)

    def _let_go(self, hall: Hall) -> None:
        """What went along is free again where the card that it followed has left, as by an undo."""
        place = {card["id"]: card["theme"] for card in hall.cards}
        self._steady = {
            card: (first, theme)
            for card, (first, theme) in self._steady.items()
            if card in place and place.get(first) == theme
        }

    def _willing(self, hall: Hall, likely: Sequence[tuple[float, int]], source: int) -> list[int]:
        """Those of the free cards that were left behind which are sure enough, as suggestions."""
        behind = hall.groups.labels == source
        most = int(follow.SHARE * behind.sum())
        willing = [pair for pair in likely if (behind & ~hall.groups.fixed)[pair[1]]]
        sure = [one for chance, one in willing[:most] if chance > follow.TAKEN]
        return [one for one in sure if hall.cards[one]["id"] not in self._steady]

    def _heard(self, cards: Sequence[Entry], there: Places) -> None:
        """From here a person's next move is one. What we proposed says nothing about it: the server
        may have dropped that.
        """
        self._last = there
        self._decided = {card["id"]: card["placed_at"] for card in cards if card.get("placed_at")}

    def followers(
        self, cards: Sequence[Entry], themes: Sequence[Entry], moved: str, theme: str | None
    ) -> list[str]:
        """The cards that no person placed, most likely first, that may belong to `theme` (or a new
        one, for None) as well, once a person moves `moved` there from where it is in these entries.
        For the measuring program: a running room is not asked, but hears offers after the move.
        """
        hall = self._look(cards, themes)
        if hall is None:
            return []
        place = {card["id"]: i for i, card in enumerate(hall.cards)}
        at, numbers = place[moved], hall.numbers
        likely = _followers(hall, at, numbers.get(theme or "", -1), self._theta(len(hall.cards)))
        ids = list(_offered(hall, likely))
        self._asked.update((moved, *ids))
        return ids

    def _look(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Hall | None:
        hall = self._looker.look(cards, themes)
        stands = hall and self._looker.can_add and len(hall.cards) >= ENOUGH_CARDS
        self._between = Between(self._looker, hall) if hall and stands else None
        self._present = self._present if hall else None
        return hall

    def _theta(self, cards: int) -> float:
        return self._method.theta(cards) + self._drift

    def _adjust(self, labels: Labels) -> None:
        if len(labels) < CARDS_TO_COUNT:
            return
        most = max(6.0, 2 * len(labels) ** 0.5)
        many = int((np.unique(labels, return_counts=True)[1] > 1).sum())
        if many > most:
            self._drift = max(self._drift - STEP, LOWEST)
        elif many < SLACK * most:
            self._drift = min(self._drift + STEP, 0.0)


def _followers(hall: Hall, moved: int, target: int, theta: float) -> list[tuple[float, int]]:
    """The cards that no person placed, each with its chance to go along, the likeliest first."""
    likely = follow.likely(hall.z, hall.groups, len(hall.themes), moved, target, theta)
    return [pair for pair in likely if not is_placed(hall.cards[pair[1]])]


def _offered(hall: Hall, likely: Sequence[tuple[float, int]]) -> dict[str, str | None]:
    """Those worth a question, and where each of them is."""
    cards = [hall.cards[one] for chance, one in likely if chance > follow.OFFERED]
    return {str(card["id"]): card["theme"] for card in cards[: follow.MOST_OFFERED]}


def _is_poor_name(card: Entry) -> bool:
    """Whether it names a group badly: a story tells of one thing, and where it is told in the room
    only its words must not stand in the record.
    """
    return card["kind"] == "story" or len(str(card["text"]).split()) > LONGEST_TITLE_WORDS


def _answer(hall: Hall, labels: Labels) -> Answer:
    moves = _moves(hall, labels)[:MOST_MOVES]
    begun = {move["new"] for move in moves if "new" in move}
    known = {theme["id"] for theme in hall.themes}
    titles = _titles(hall, labels)
    return Answer(moves, {key: card for key, card in titles.items() if key in begun | known})


def _moves(hall: Hall, labels: Labels) -> tuple[dict[str, Any], ...]:
    """Where free cards go; those of one group stand together."""
    used, sizes = np.unique(labels, return_counts=True)
    many = zip(used.tolist(), sizes.tolist(), strict=True)
    targets = {label: _target(hall, label, size) for label, size in many}
    moves = []
    for place in np.argsort(labels, kind="stable").tolist():
        card, target = hall.cards[place], targets[int(labels[place])]
        if not card["held"] and target.get("theme", "") != card["theme"]:
            moves.append({"card": card["id"], **target})
    return tuple(moves)


def _target(hall: Hall, label: int, size: int) -> dict[str, Any]:
    """A theme that is there, a new one for two cards and more, or *To sort*."""
    is_there = label < len(hall.themes)
    if size == 1 and not (is_there and label in hall.groups.kept):
        return {"theme": None}
    return {"theme": hall.themes[label]["id"]} if is_there else {"new": f"g{label}"}


def _titles(hall: Hall, labels: Labels) -> dict[str, str]:
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
