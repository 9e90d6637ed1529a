"""What the machine would do but may not, and therefore only offers: to a theme that people have
touched, or with more cards than a tick may move.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is offered."""

    MERGE = "merge"
    SPLIT = "split"
    FOLLOWERS = "followers"


class Reason(StrEnum):
    """Why: the desk has a sentence for each."""

    ALIKE = "alike"
    APART = "apart"
    WENT_ALONG = "went_along"


@dataclass(frozen=True)
class Offer:
    """One offer for `theme`. `other`: the theme to merge with; `cards`: an example of each for a
    merge, those that would leave for a split, those that would come for followers of `card`.
    """

    theme: str
    kind: Kind
    reason: Reason
    other: str | None = None
    cards: tuple[str, ...] = ()
    card: str | None = None


def by_theme(offers: Iterable[Offer]) -> dict[str, tuple[Offer, ...]]:
    """The offers of each theme, in their order."""
    found: dict[str, tuple[Offer, ...]] = {}
    for one in offers:
        found[one.theme] = (*found.get(one.theme, ()), one)
    return found


def changed(
    before: Mapping[str, tuple[Offer, ...]], after: Mapping[str, tuple[Offer, ...]]
) -> set[str]:
    """The themes that other things are offered for than before."""
    return {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
