"""Other boards, to compare with: one that never looks again, and one that always starts anew."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from typing_extensions import override

from bench.themes_board import Board, shipped
from oasis_live.themes.meaning.look import Hall, Looker
from oasis_live.themes.rules import placement as placing

Groups = list[list[int]]


class Looking(Board):
    """A board that looks at its cards by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._method = shipped()
        self._looker = Looker(self._method)

    def _theta(self, hall: Hall) -> float:
        return self._method.theta(len(hall.cards))

    def _join(self, hall: Hall, cards: Sequence[int], theme: str | None) -> None:
        """These free cards, by their places in the hall, are in this theme now, or in a new one."""
        target = self._themes[theme] if theme else self._new_theme()
        for one in cards:
            place = self._places[self._number[str(hall.cards[one]["id"])]]
            self._put(placing.by_machine(place, source=None, target=target, at=self._now))


class OnArrival(Looking):
    """A card stays where it came to: with the theme or the lone card that it is most like."""

    @override
    def add(self, text: str, kind: str = "principle", stories: Sequence[int] = ()) -> str | None:
        if super().add(text, kind, stories) is None:
            self._pair()
        return self._places[-1].theme

    @override
    def tick(self) -> None:
        pass

    def _pair(self) -> None:
        hall = self._looker.look(*self._seen())
        if hall is None:
            return
        new = [str(card["id"]) for card in hall.cards].index(self._cards[-1]["id"])
        alike = hall.z @ hall.z[new]
        alone = [place for place, card in enumerate(hall.cards) if not card["theme"]]
        alone = [place for place in alone if place != new and not hall.groups.fixed[place]]
        nearest = max(alone, key=lambda place: alike[place], default=None)
        if nearest is not None and alike[nearest] > self._theta(hall):
            self._join(hall, [nearest, new], None)


class Afresh(Looking):
    """At a tick free cards are gathered by average likeness, and groups keep the id of the theme
    that most of their cards were in. What a person placed or held stays.
    """

    @override
    def tick(self) -> None:
        hall = self._looker.look(*self._seen())
        if hall is None:
            return
        before, taken = [card["theme"] for card in hall.cards], set[str]()
        self._free(hall)
        for cards in _gathered(hall, self._theta(hall)):
            known = Counter(theme for theme in (before[one] for one in cards) if theme)
            theme = next((one for one, _many in known.most_common() if one not in taken), None)
            taken.add(theme or "")
            self._join(hall, cards, theme)
        self._settle()

    def _free(self, hall: Hall) -> None:
        for card, fixed in zip(hall.cards, hall.groups.fixed, strict=True):
            if not fixed:
                self._put(placing.set_down(self._places[self._number[str(card["id"])]]))


def _gathered(hall: Hall, theta: float) -> Groups:
    """Groups of two and more, by places in the hall, the largest first."""
    method = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=1 - theta
    )
    labels: Sequence[int] = method.fit_predict(hall.z + 1e-9).tolist()
    groups = [np.flatnonzero(np.array(labels) == one).tolist() for one in sorted(set(labels))]
    return sorted((group for group in groups if len(group) > 1), key=len, reverse=True)
