"""Between two looks at the whole room: sums and sizes of its themes, and where a new card goes.

A look at two thousand cards takes tens of milliseconds; a card that arrives between two of them is
compared with the themes' sums alone, in one product of a matrix and a vector.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from oasis_live.themes.meaning.cluster import NAME_CARDS, NAME_WEIGHT
from oasis_live.themes.meaning.links import leaning
from oasis_live.themes.meaning.look import Entry, Hall, Looker, sort_of, text_of
from oasis_live.themes.meaning.vectors import Vector, gathered

# The theme of each card, by its id.
Places = Mapping[str, str | None]


def places(cards: Sequence[Entry]) -> Places:
    """Where these cards are."""
    return {card["id"]: card["theme"] for card in cards}


class Between:
    """One room since the last look at it."""

    def __init__(self, looker: Looker, hall: Hall) -> None:
        self._looker = looker
        ids = [str(card["id"]) for card in hall.cards]
        self._z: dict[str, Vector] = dict(zip(ids, hall.z, strict=True))
        self._bare: dict[str, Vector] = dict(zip(ids, hall.bare, strict=True))
        self._names = {
            (str(hall.themes[group]["id"]), str(hall.themes[group]["name"])): vector
            for group, vector in hall.groups.names.items()
        }
        self._theme = places(hall.cards)
        place = hall.groups.labels
        inside, themes = place < len(hall.themes), list(hall.numbers)
        sums = gathered(hall.z[inside], place[inside], len(themes))
        self._sum: dict[str, Vector] = dict(zip(themes, sums, strict=True))
        many = np.bincount(place[inside], minlength=len(themes)).tolist()
        self._many: dict[str, int] = dict(zip(themes, many, strict=True))

    def arrive(
        self, cards: Sequence[Entry], there: Places, themes: Sequence[Entry], theta: float
    ) -> tuple[dict[str, Any], ...]:
        """First places for free cards that came since, where all cards are `there`. Any other card
        stays where it is.
        """
        ids = there.keys() - self._z.keys()
        new = [card for card in cards if card["id"] in ids] if ids else []
        for card in new:
            self._add(card)
        self._follow(there)
        waits = [card for card in new if not card["theme"] and not self._looker.is_foreign(card)]
        open_ = [theme for theme in sorted(themes, key=_by_age) if self._is_open(theme)]
        if not open_:
            return ()
        sums, weights = zip(*(self._drawn(theme) for theme in open_), strict=True)
        moves = []
        for card in sorted(waits, key=lambda card: str(card["id"])):
            gain = np.array(sums) @ self._z[card["id"]] - theta * np.array(weights)
            if gain.max() > 0:
                moves.append({"card": card["id"], "theme": open_[int(gain.argmax())]["id"]})
        return tuple(moves)

    def _add(self, card: Entry) -> None:
        bare = self._looker.add(text_of(card), sort_of(card))
        stories = [self._bare[one] for one in card.get("stories", ()) if one in self._bare]
        self._bare[card["id"]], self._z[card["id"]] = bare, leaning(bare, stories)

    def _follow(self, there: Places) -> None:
        """Bring the sums to where the cards are now."""
        changed = [card for card, theme in there.items() if self._theme.get(card) != theme]
        for card in [*changed, *(self._theme.keys() - there.keys())]:
            for theme, sign in ((self._theme.get(card), -1), (there.get(card), 1)):
                if theme:
                    self._sum[theme] = self._sum.get(theme, 0) + sign * self._z[card]
                    self._many[theme] = self._many.get(theme, 0) + sign
        self._theme = there

    def _is_open(self, theme: Mapping[str, Any]) -> bool:
        """Whether new cards may enter: a single card without a person's word is no theme."""
        is_theme = theme["accepted"] or theme["named_by_people"]
        return not theme["locked"] and (is_theme or self._many.get(theme["id"], 0) > 1)

    def _drawn(self, theme: Mapping[str, Any]) -> tuple[Vector, int]:
        """What draws into a theme: its cards and its name; and how many that are."""
        total, many = self._sum.get(theme["id"], self._nothing), self._many.get(theme["id"], 0)
        if not theme["named_by_people"]:
            return total, many
        key = (str(theme["id"]), str(theme["name"]))
        if key not in self._names:
            self._names[key] = self._looker.add(key[1], "short")
        return total + NAME_WEIGHT * self._names[key], many + NAME_CARDS

    @property
    def _nothing(self) -> Vector:
        return np.zeros_like(next(iter(self._z.values())))


def _by_age(theme: Mapping[str, Any]) -> tuple[int, str]:
    return theme["order"], theme["id"]
