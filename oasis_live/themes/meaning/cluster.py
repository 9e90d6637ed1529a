"""Gathers vectors into groups, cautiously: one objective, climbed a few steps at a time.

The objective is the sum over all pairs in one group of (similarity - theta). What a person fixed
never moves, and groups that a person shaped are neither split nor merged.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float64]
Labels = NDArray[np.int64]

PASSES = 4
STAY = 0.15
STAY_IF_SHAPED = 1.0
STAY_ALONE = 0.0001
MERGE_CAUTION = 0.02
SPLIT_CAUTION = 0.04
SMALLEST_TO_SPLIT = 6
SMALLEST_PART = 3
SPLIT_ROUNDS = 8


@dataclass(frozen=True)
class Groups:
    """`labels`: the group of each card; a card that stands alone has one of its own. `fixed`: cards
    that a person placed. `shaped`: groups that a person touched; `shut`: locked ones.
    """

    labels: Labels
    fixed: NDArray[np.bool_]
    shaped: frozenset[int] = field(default=frozenset())
    shut: frozenset[int] = field(default=frozenset())


def tick(z: Vectors, groups: Groups, theta: float) -> Labels:
    """The labels after one step: moves, then splits, then merges, each within its budget."""
    labels = _moves(z, groups, groups.labels.copy(), theta)
    labels = _splits(z, groups, labels, theta)
    return _merges(z, groups, labels, theta)


def sums(z: Vectors, labels: Labels) -> tuple[Labels, Vectors, NDArray[np.int64]]:
    """The labels in use, and for each the sum of its vectors and their number."""
    used, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
    total = np.zeros((len(used), z.shape[1]))
    np.add.at(total, inverse, z)
    return used, total, counts


def _moves(z: Vectors, groups: Groups, labels: Labels, theta: float) -> Labels:
    left = max(2, int(0.04 * len(z)))
    for turn in range(PASSES):
        wishes = _wishes(z, groups, labels, theta)
        # Only the better half at first: else two cards swap places for ever.
        taken = wishes if turn == PASSES - 1 else wishes[: (len(wishes) + 1) // 2]
        for _gain, card, target, leaves in taken:
            if leaves and not left:
                continue
            left -= leaves
            labels[card] = target
    return labels


def _wishes(
    z: Vectors, groups: Groups, labels: Labels, theta: float
) -> list[tuple[float, int, int, bool]]:
    """Moves that are worth it: gain, card, target, whether it leaves a group. Best first."""
    used, total, counts = sums(z, labels)
    place = np.searchsorted(used, labels)
    gain = z @ total.T - theta * counts
    rows = np.arange(len(z))
    own = gain[rows, place] - 1 + theta
    gain[rows, place] = -np.inf
    gain[:, np.isin(used, list(groups.shut))] = -np.inf
    alone = counts[place] == 1
    best = gain.argmax(axis=1)
    best_gain = gain[rows, best]
    free_label = int(labels.max()) + 1
    wishes = []
    for card in rows[~groups.fixed & ~np.isin(labels, list(groups.shut))]:
        goes_alone = best_gain[card] < 0 and not alone[card]
        reach = 0.0 if goes_alone else float(best_gain[card])
        target = free_label + int(card) if goes_alone else int(used[best[card]])
        worth = reach - float(own[card])
        if worth > _resistance(groups, int(labels[card]), bool(alone[card]), float(own[card])):
            wishes.append((worth, int(card), target, not alone[card]))
    return sorted(wishes, key=lambda wish: (-wish[0], wish[1]))


def _resistance(groups: Groups, label: int, alone: bool, own: float) -> float:
    if alone:
        return STAY_ALONE
    return (STAY_IF_SHAPED if label in groups.shaped else STAY) * (1 + abs(own))


def _splits(z: Vectors, groups: Groups, labels: Labels, theta: float) -> Labels:
    budget = max(3, int(0.08 * len(z)))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        if len(members) < SMALLEST_TO_SPLIT or not _is_free(groups, labels, int(label)):
            continue
        part = _part(z[members], theta)
        if part is not None and part.sum() <= budget:
            budget -= int(part.sum())
            labels[members[part]] = labels.max() + 1
    return labels


def _part(z: Vectors, theta: float) -> NDArray[np.bool_] | None:
    """The smaller of two parts that are unlike each other, or None where it is one group."""
    alike = z @ z.T
    first = int(alike.sum(axis=1).argmin())
    second = int(alike[first].argmin())
    part = alike[:, second] > alike[:, first]
    for _round in range(SPLIT_ROUNDS):
        if not SMALLEST_PART <= part.sum() <= len(z) - SMALLEST_PART:
            return None
        again = alike[:, part].mean(axis=1) > alike[:, ~part].mean(axis=1)
        if (again == part).all():
            break
        part = again
    if not SMALLEST_PART <= part.sum() <= len(z) - SMALLEST_PART:
        return None
    if alike[np.ix_(part, ~part)].mean() >= theta - SPLIT_CAUTION:
        return None
    return part if part.sum() <= len(z) / 2 else ~part


def _merges(z: Vectors, groups: Groups, labels: Labels, theta: float) -> Labels:
    budget = max(3, int(0.08 * len(z)))
    while budget > 0:
        pair = _closest(z, groups, labels, theta)
        if pair is None:
            break
        larger, smaller, size = pair
        labels[labels == smaller] = larger
        budget -= size if size > 1 else 0
    return labels


def _closest(
    z: Vectors, groups: Groups, labels: Labels, theta: float
) -> tuple[int, int, int] | None:
    """The two groups that are most alike, the larger first, and the smaller one's size."""
    used, total, counts = sums(z, labels)
    free = np.array([_is_free(groups, labels, int(label)) for label in used])
    used, total, counts = used[free], total[free], counts[free]
    if len(used) < 2:
        return None
    alike = (total @ total.T) / np.outer(counts, counts)
    alike -= MERGE_CAUTION * np.outer(counts > 1, counts > 1)
    np.fill_diagonal(alike, -np.inf)
    one, other = np.unravel_index(int(alike.argmax()), alike.shape)
    if alike[one, other] <= theta:
        return None
    if counts[one] < counts[other]:
        one, other = other, one
    return int(used[one]), int(used[other]), int(counts[other])


def _is_free(groups: Groups, labels: Labels, label: int) -> bool:
    held = label in groups.shaped or label in groups.shut
    return not held and not groups.fixed[labels == label].any()


def typical(z: Vectors, labels: Labels, of: Iterable[int]) -> dict[int, int]:
    """For each group the card that is nearest to all others in it."""
    found = {}
    for label in of:
        members = np.flatnonzero(labels == label)
        if len(members):
            found[label] = int(members[(z[members] @ z[members].sum(axis=0)).argmax()])
    return found
