"""Facilitators who know a coder's groups, and put right what is wrong, act by act."""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import Literal

from bench.themes_board import Board

Way = Literal["drag", "fac", "assist"]
Codes = Sequence[Hashable]


class Facilitator:
    """Somebody at a desk. `drag`: moves single cards; `fac`: merges doubled themes first; `assist`:
    also takes those of the offered cards along that are right.
    """

    def __init__(self, board: Board, codes: Codes, way: Way, seed: int) -> None:
        self._board, self._codes, self._way = board, codes, way
        self._chance = random.Random(seed)
        # Where each card was put by hand, and where those of merged themes were.
        self.placed: dict[int, str | None] = {}
        self.merged: dict[int, str] = {}

    def act(self) -> bool:
        """One act; False when there is nothing to put right."""
        state = self._board.state()
        leads = self._leading(state)
        homes = self._homes(state, leads)
        if self._way != "drag" and self._merge(state, leads, homes):
            return True
        wrong = [card for card in range(len(state)) if self._is_wrong(card, state, leads, homes)]
        if not wrong:
            return False
        in_a_theme = [card for card in wrong if state[card] is not None]
        card = self._chance.choice(in_a_theme or wrong)
        self._move(card, homes.get(self._codes[card]))
        return True

    def _move(self, card: int, home: str | None) -> None:
        assisted = self._way == "assist"
        offered = self._board.suggest(card, home) if assisted else []
        theme = self._board.move(card, home, learn=not assisted)
        self.placed[card] = theme
        for other in offered:
            if self._codes[other] == self._codes[card]:
                self.placed[other] = self._board.move(other, theme, learn=False)

    def _merge(
        self,
        state: Sequence[str | None],
        leads: dict[str, Hashable],
        homes: dict[Hashable, str],
    ) -> bool:
        """Merge the largest theme whose code has its home in another."""
        sizes = Counter(state)
        doubled = [theme for theme, code in leads.items() if homes[code] != theme]
        if not doubled:
            return False
        source = max(doubled, key=lambda theme: sizes[theme])
        target = homes[leads[source]]
        self._board.merge(source, target)
        both = (i for i, theme in enumerate(state) if theme in (source, target))
        self.merged.update(dict.fromkeys(both, target))
        return True

    def _leading(self, state: Sequence[str | None]) -> dict[str, Hashable]:
        """Themes of two cards and more, and the code that most of their cards have."""
        return {t: c.most_common(1)[0][0] for t, c in self._inside(state).items() if c.total() > 1}

    def _homes(
        self, state: Sequence[str | None], leads: dict[str, Hashable]
    ) -> dict[Hashable, str]:
        """For each code that leads a theme, the one in which most of its cards are."""
        inside = self._inside(state)
        homes: dict[Hashable, str] = {}
        for theme, code in leads.items():
            if code not in homes or inside[theme][code] > inside[homes[code]][code]:
                homes[code] = theme
        return homes

    def _inside(self, state: Sequence[str | None]) -> dict[str, Counter[Hashable]]:
        inside: dict[str, Counter[Hashable]] = defaultdict(Counter)
        for theme, code in zip(state, self._codes, strict=True):
            if theme is not None:
                inside[theme][code] += 1
        return inside

    def _is_wrong(
        self,
        card: int,
        state: Sequence[str | None],
        leads: dict[str, Hashable],
        homes: dict[Hashable, str],
    ) -> bool:
        theme, code = state[card], self._codes[card]
        is_right = homes.get(code) == theme or (theme is not None and leads.get(theme) == code)
        return not is_right and card not in self.placed
