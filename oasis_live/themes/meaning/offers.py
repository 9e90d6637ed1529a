"""What the machine would do but may not, and therefore only offers: to themes that people have
touched, and with more cards than a tick may move.
"""

from dataclasses import dataclass

import numpy as np

from oasis_live.themes.meaning.cluster import SMALLEST_TO_SPLIT, Groups, most_carried, part_of
from oasis_live.themes.meaning.declined import Declined, are_alike
from oasis_live.themes.meaning.vectors import Vectors, gathered

NOTHING_DECLINED = Declined()
# A desk that is asked more than this at once answers nothing.
MOST_MERGES, MOST_SPLITS = 4, 4
# Offers are said whole or not at all, beside as many moves as there may be.
MOST_APART = 200


@dataclass(frozen=True)
class Merge:
    """Two groups that mean the same, and two cards, one of each, that are most alike."""

    group: int
    other: int
    cards: tuple[int, int]


@dataclass(frozen=True)
class Split:
    """A group in which some free cards are unlike the others."""

    group: int
    cards: tuple[int, ...]


def merges(
    z: Vectors, groups: Groups, themes: int, theta: float, declined: Declined = NOTHING_DECLINED
) -> list[Merge]:
    """Pairs that a tick would merge if nobody had touched one of them, or if both were not too
    large for it; the most alike first, each group once. `themes`: groups below this number have a
    place.
    """
    used, place, counts = np.unique(groups.labels, return_inverse=True, return_counts=True)
    open_ = ~np.isin(used, list(groups.shut)) & (counts > 1) & (used < themes)
    total = gathered(z, place, len(used))
    alike = (total @ total.T) / np.outer(counts, counts).astype(z.dtype)
    touched = np.isin(used, list(groups.kept)) | (np.bincount(place, weights=groups.fixed) > 0)
    large = counts > most_carried(len(z))
    closed = touched[:, None] | touched | np.outer(large, large)
    wanted = np.triu(alike > theta, 1) & np.outer(open_, open_) & closed
    pairs = sorted(np.argwhere(wanted).tolist(), key=lambda pair: -alike[pair[0], pair[1]])
    found: list[Merge] = []
    taken = set[int]()
    for one, other in pairs:
        two = int(used[one]), int(used[other])
        if len(found) < MOST_MERGES and not taken & {*two} and {*two} not in declined.pairs:
            taken |= {*two}
            found.append(_merge(z, groups, *two))
    return found


def _merge(z: Vectors, groups: Groups, one: int, other: int) -> Merge:
    mine, theirs = (np.flatnonzero(groups.labels == group) for group in (one, other))
    alike = z[mine] @ z[theirs].T
    at = np.unravel_index(int(alike.argmax()), alike.shape)
    larger, smaller = (one, other) if len(mine) >= len(theirs) else (other, one)
    return Merge(larger, smaller, (int(mine[at[0]]), int(theirs[at[1]])))


def splits(
    z: Vectors, groups: Groups, themes: int, theta: float, declined: Declined = NOTHING_DECLINED
) -> list[Split]:
    """Groups that a tick would split if nobody had touched them, where the part that would leave is
    free.
    """
    found: list[Split] = []
    for group in sorted(groups.kept - groups.shut):
        members = np.flatnonzero(groups.labels == group)
        if group >= themes or len(members) < SMALLEST_TO_SPLIT or len(found) == MOST_SPLITS:
            continue
        part = part_of(z[members], theta)
        if part is None or groups.fixed[members[part]].any():
            continue
        cards = tuple(members[part].tolist()[:MOST_APART])
        if not any(are_alike(set(cards), those) for those in declined.parts.get(group, ())):
            found.append(Split(group, cards))
    return found
