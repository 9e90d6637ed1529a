"""What a sorter has to say: the fields of `theme.sort`, ids only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """`moves` and `titles` as before. `offers` and `same` are the whole present list, or None where
    it is as it was last said; `near` and `unplaced` name only cards for which it changed (None
    clears). `is_cut`: not all of it fitted or could be compared in time: the next tick goes on.
    """

    moves: tuple[dict[str, Any], ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    offers: tuple[dict[str, Any], ...] | None = None
    near: Mapping[str, list[str]] = field(default_factory=dict)
    same: tuple[tuple[str, str], ...] | None = None
    unplaced: Mapping[str, str | None] = field(default_factory=dict)
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        said = (self.moves, self.titles, self.near, self.unplaced)
        return not any(said) and self.offers is None and self.same is None


@dataclass(frozen=True)
class Why:
    """Why a card is where it is. `near`: its two nearest cards there; `words`: those it shares with
    them; `strength`: close, fits or loose; `next`: the theme that would suit it next, or None.
    """

    near: tuple[str, ...]
    words: tuple[str, ...]
    strength: str
    next: str | None


@dataclass(frozen=True)
class Extremes:
    """A theme's most typical and its most unusual card."""

    typical: str
    unusual: str
