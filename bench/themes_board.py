"""A theme board in memory, for measuring: the worker's own sorter over the rules of the house.

Only what stands between the two in a running room is missing: the wire and the database. `Board` is
what a measuring program drives (`python -m bench.themes`); one is made for each room.
"""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sentences import embedder, sentences
from oasis_live.themes.meaning.sorting import Sorter
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import pools, shaping
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme

_BEGAN = to_ms(datetime(2026, 6, 25, 9, tzinfo=UTC))
_FACILITATOR = "Sam"


@cache
def shipped() -> Method:
    """One for all boards: a text is put through the model once."""
    return sentences(embedder())


class Board:
    """One room's cards and themes. Cards are called by their place in the order of arrival."""

    def __init__(self, method: Method | None = None, sorter: Sorter | None = None) -> None:
        self._sorter = sorter or Sorter(method or shipped())
        self._cards: list[dict[str, Any]] = []
        self._places: list[Placement] = []
        self._themes: dict[str, Theme] = {}
        self._number: dict[str, int] = {}
        self._now, self._chance = _BEGAN, random.Random(0)

    def add(self, text: str, kind: str = "principle", stories: Sequence[int] = ()) -> str | None:
        """A contribution arrives, with the stories that it comes from; its theme, if it has one."""
        card = self._new_id()
        words = {"title": "", "happened": text, "conditions": [], "gem": ""}
        linked = {"stories": [self._cards[one]["id"] for one in stories]}
        entry = words if kind == "story" else {"text": text}
        self._number[card] = len(self._cards)
        self._cards.append({"id": card, "kind": kind, **linked, **entry})
        self._places.append(Placement(card))
        self._put(Placement(card))
        self._take(self._sorter.arrive(*self._seen()))
        return self._places[-1].theme

    def tick(self) -> None:
        """The worker looks at everything once more."""
        self._take(self._sorter.tick(*self._seen()))

    def state(self) -> list[str | None]:
        """The theme of each card, in order of arrival."""
        return [place.theme for place in self._places]

    def move(self, card: int, theme: str | None, learn: bool = True) -> str | None:
        """A person drags a card to a theme, or to a new one for None. `learn`: the worker hears of
        it at once, and suggests what goes along.
        """
        if learn:
            # What became of the last tick is heard of before anybody acts.
            self._take(self._sorter.arrive(*self._seen()))
        target = self._themes[theme] if theme else self._new_theme()
        self._themes[target.id] = rules.touched(target)
        self._put(placing.placed(self._places[card], target.id, by=_FACILITATOR, at=self._now))
        self._settle()
        if learn:
            self._take(self._sorter.arrive(*self._seen()))
        return target.id

    def merge(self, source: str, target: str) -> str:
        """A person merges two themes."""
        both = [place for place in self._places if place.theme in (source, target)]
        self._shape(shaping.merge(self._themes[source], self._themes[target], both))
        return target

    def rename(self, theme: str, name: str) -> None:
        """A person names a theme."""
        self._themes[theme] = rules.renamed(
            self._themes[theme], name[: rules.NAME_LIMIT], self._new_id()
        )

    def suggest(self, card: int, theme: str | None) -> list[int]:
        """What would be offered to go along with a card."""
        moved = self._cards[card]["id"]
        offered = self._sorter.followers(*self._seen(), moved, theme)
        return [self._number[one] for one in offered]

    def resolve(self, theme: str) -> str:
        """Where this theme's cards went."""
        into = self._themes[theme].merged_into
        return self.resolve(into) if into else theme

    def _seen(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The entries as the worker hears them."""
        return self._cards, [_entry(one) for one in self._themes.values() if not one.removed]

    def _put(self, place: Placement) -> None:
        """The card is there now; its entry is a new one, as over the wire."""
        number = self._number[place.card]
        self._places[number] = place
        seen = {"theme": place.theme, "held": not place.is_free, "placed": bool(place.by)}
        self._cards[number] = {**self._cards[number], **seen}

    def _take(self, answer: Answer) -> None:
        """As `theme.sort` does."""
        made: dict[str, str] = {}
        for move in answer.moves:
            number = self._number[move["card"]]
            wanted = move.get("theme")
            if "new" in move:
                wanted = made.setdefault(move["new"], "") or self._begin(move["new"], made)
            source = self._themes.get(self._places[number].theme or "")
            target = self._themes[wanted] if wanted else None
            place = self._places[number]
            self._put(placing.by_machine(place, source=source, target=target, at=self._now))
        for key, card in answer.titles.items():
            theme = self._themes.get(made.get(key, key))
            if theme:
                self._themes[theme.id] = rules.called_by(theme, card)
        self._settle()

    def _begin(self, key: str, made: dict[str, str]) -> str:
        made[key] = self._new_theme().id
        return made[key]

    def _new_theme(self) -> Theme:
        theme = Theme(self._new_id(), len(self._themes) + 1)
        self._themes[theme.id] = theme
        return theme

    def _shape(self, shaped: shaping.Shaped) -> None:
        self._themes.update({one.id: one for one in shaped.themes})
        for place in shaped.cards:
            self._put(place)
        self._settle()

    def _settle(self) -> None:
        """A suggestion goes with its last card, and one of a single card is none."""
        many = Counter(place.theme for place in self._places)
        counts = {one: many[one] for one in self._themes}
        for theme in pools.settled(self._themes.values(), counts):
            self._themes[theme.id] = theme
        there = {one.id for one in self._themes.values() if not one.removed}
        for place in self._places:
            if place.theme and place.theme not in there:
                self._put(placing.set_down(place))

    def _new_id(self) -> str:
        self._now += 1
        return new_id(self._now, self._chance)


def _entry(theme: Theme) -> dict[str, Any]:
    return {
        "id": theme.id,
        "order": theme.place,
        "name": theme.name,
        "named_by_people": bool(theme.name),
        "title_card": theme.title_card,
        "accepted": theme.accepted,
        "locked": theme.locked,
    }
