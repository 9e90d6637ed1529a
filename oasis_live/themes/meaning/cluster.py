"""Gathers vectors into groups, cautiously: one objective, climbed a few steps at a time.

The objective is the sum over all pairs in one group of (similarity - theta). What a person fixed
never moves, and groups that a person shaped are neither split nor merged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from oasis_live.themes.meaning.vectors import Vector, Vectors, gathered

Labels = NDArray[np.int64]
Flags = NDArray[np.bool_]

PASSES = 4
STAY = 0.15
STAY_IF_SHAPED = 1.0
STAY_ALONE = 0.0001
SPLIT_CAUTION = 0.02
SMALLEST_TO_SPLIT = 6
SMALLEST_PART = 3
SPLIT_ROUNDS = 8
# A name that a person typed stands in its group like two cards, and draws like four.
NAME_WEIGHT, NAME_CARDS = 4.0, 2
# So that thousands of cards at once take several ticks, and none of them long.
MOST_MERGES = 64


@dataclass(frozen=True)
class Groups:
    """`labels`: the group of each card; a card that stands alone has one of its own. `fixed`: cards
    that a person placed. `shaped`: groups that a person touched; `shut`: groups that nothing enters
    or leaves; `names`: the vectors of typed names, also of groups without a card.
    """

    labels: Labels
    fixed: Flags
    shaped: frozenset[int] = frozenset()
    shut: frozenset[int] = frozenset()
    names: Mapping[int, Vector] = field(default_factory=dict)

    @property
    def kept(self) -> frozenset[int]:
        """Groups that stay groups, however many cards they have."""
        return self.shaped | self.shut | self.names.keys()

    def unused(self, labels: Labels) -> int:
        """A number that no group has, not even one without a card; nor has any above it."""
        return 1 + max(int(labels.max(initial=-1)), *self.kept, -1)


def tick(z: Vectors, groups: Groups, theta: float) -> Labels:
    """The labels after one step: moves, then splits, then merges, each within its budget."""
    labels = _moves(z, groups, groups.labels.copy(), theta)
    labels = _splits(z, groups, labels, theta)
    return _merges(z, groups, labels, theta)


def arrive(z: Vectors, groups: Groups, theta: float) -> Labels:
    """The labels after cards that stand alone have joined the groups that suit them; no other card
    moves.
    """
    labels = groups.labels.copy()
    picture = _Picture(z, groups, labels)
    inside = picture.cards > 1
    inside |= np.isin(picture.used, list(groups.kept))
    new = np.flatnonzero(picture.alone & ~groups.fixed & ~picture.shut[picture.place])
    gain = np.where(inside & ~picture.shut, picture.reach(new, theta), -np.inf)
    best = gain.argmax(axis=1)
    joins = gain[np.arange(len(new)), best] > 0
    labels[new[joins]] = picture.used[best[joins]]
    return labels


class _Picture:
    """The groups as they are now: their sums, their sizes, and where each card is among them."""

    def __init__(self, z: Vectors, groups: Groups, labels: Labels) -> None:
        names = np.array(list(groups.names), dtype=np.int64)
        self.used: Labels = np.unique(np.concatenate([labels, names]))
        self.place = np.searchsorted(self.used, labels)
        self.rows = np.arange(len(z))
        self.cards = np.bincount(self.place, minlength=len(self.used))
        self.shut = np.isin(self.used, list(groups.shut))
        self._kept = np.isin(self.used, list(groups.kept))
        self.alone = ((self.cards == 1) & ~self._kept)[self.place]
        self._z, self._weight = z, self.cards.astype(z.dtype)
        self._sum = gathered(z, self.place, len(self.used))
        for label, vector in groups.names.items():
            at = np.searchsorted(self.used, label)
            self._sum[at] += NAME_WEIGHT * vector
            self._weight[at] += NAME_CARDS

    def gain(self, theta: float) -> Vectors:
        """What each card would bring to each group; for its own, without itself."""
        gain = self._of(self._z, theta)
        gain[self.rows, self.place] += theta - (self._z**2).sum(axis=1)
        return gain

    def reach(self, cards: Labels, theta: float) -> Vectors:
        """What each of these cards would bring to each group that it is not in."""
        return self._of(self._z[cards], theta)

    def _of(self, z: Vectors, theta: float) -> Vectors:
        gain: Vectors = z @ self._sum.T - theta * self._weight
        return gain

    def gain_of(self, card: int, at: int, theta: float) -> float:
        """What one card brings to one group now; for its own, without itself."""
        own = at == self.place[card]
        z = self._z[card]
        return float(z @ (self._sum[at] - own * z) - theta * (self._weight[at] - own))

    def leaving(self, card: int) -> int:
        """How many cards are in no group or in another when this one leaves: a group of two that
        no person touched is none without it.
        """
        inside = int(self.cards[self.place[card]])
        if self._kept[self.place[card]]:
            return 1
        return {1: 0, 2: 2}.get(inside, 1)

    def move(self, card: int, to: int | None) -> None:
        """The card leaves its group for another, or to stand alone."""
        for at, sign in ((self.place[card], -1), (to, 1)):
            if at is not None:
                self.cards[at] += sign
                self._sum[at] += sign * self._z[card]
                self._weight[at] += sign


@dataclass(frozen=True)
class _Wish:
    """A move that is worth it. `to`: the place of a group, or None to stand alone."""

    card: int
    to: int | None
    leaves: bool


def _moves(z: Vectors, groups: Groups, labels: Labels, theta: float) -> Labels:
    left = max(2, int(0.04 * len(z)))
    now = _Picture(z, groups, labels)
    wishes = _wishes(now, groups, labels, theta)
    for turn in range(PASSES):
        alone, moved = groups.unused(labels), False
        # Only the better half at first: what the others wish for may look different then.
        for wish in wishes if turn == PASSES - 1 else wishes[: (len(wishes) + 1) // 2]:
            # Moves just made count: else two cards swap their places for ever.
            cost = now.leaving(wish.card)
            if cost > left or not _is_worth_it(now, groups, labels, wish, theta):
                continue
            left, moved = left - cost, True
            now.move(wish.card, wish.to)
            labels[wish.card] = alone + wish.card if wish.to is None else now.used[wish.to]
        if moved and turn < PASSES - 1:
            now = _Picture(z, groups, labels)
            wishes = _wishes(now, groups, labels, theta)
    return labels


def _wishes(now: _Picture, groups: Groups, labels: Labels, theta: float) -> list[_Wish]:
    """All moves that are worth it, best first."""
    gain = now.gain(theta)
    own = gain[now.rows, now.place]
    gain[now.rows, now.place] = -np.inf
    gain[:, now.shut] = -np.inf
    best = gain.argmax(axis=1)
    reach = gain[now.rows, best]
    leaves = ~now.alone
    away = leaves & (reach < 0)
    worth = np.where(away, 0, reach) - own
    shaped = np.isin(labels, list(groups.shaped))
    free = ~groups.fixed & ~now.shut[now.place]
    wanted = np.flatnonzero(free & (worth > _resistance(shaped, own, leaves)))
    return [
        _Wish(card, None if away[card] else int(best[card]), bool(leaves[card]))
        for card in wanted[np.argsort(-worth[wanted], kind="stable")].tolist()
    ]


def _is_worth_it(now: _Picture, groups: Groups, labels: Labels, wish: _Wish, theta: float) -> bool:
    own = now.gain_of(wish.card, int(now.place[wish.card]), theta)
    reach = 0.0 if wish.to is None else now.gain_of(wish.card, wish.to, theta)
    shaped = np.array(int(labels[wish.card]) in groups.shaped)
    stays = _resistance(shaped, np.array(own), np.array(wish.leaves))
    return bool(reach - own > stays)


def _resistance(shaped: Flags, own: Vector, leaves: Flags) -> Vector:
    """How much more a card must gain elsewhere, by what it brings to the group that it is in."""
    stays: Vector = np.where(shaped, STAY_IF_SHAPED, STAY) * (1 + abs(own))
    return np.where(leaves, stays, STAY_ALONE)


def most_carried(cards: int) -> int:
    """How many cards the splits of one tick may take out of their groups, and its merges again."""
    return max(3, int(0.08 * cards))


def _splits(z: Vectors, groups: Groups, labels: Labels, theta: float) -> Labels:
    budget = most_carried(len(z))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        if len(members) < SMALLEST_TO_SPLIT or not _is_free(groups, labels, int(label)):
            continue
        part = part_of(z[members], theta)
        if part is not None and part.sum() <= budget:
            budget -= int(part.sum())
            labels[members[part]] = groups.unused(labels)
    return labels


def part_of(z: Vectors, theta: float) -> Flags | None:
    """The smaller of two parts that are unlike each other, or None where it is one group."""
    alike = z @ z.T
    first = int(alike.sum(axis=1).argmin())
    second = int(alike[first].argmin())
    part = alike[:, second] > alike[:, first]
    for _round in range(SPLIT_ROUNDS):
        if not _both_stand(part):
            return None
        again = alike[:, part].mean(axis=1) > alike[:, ~part].mean(axis=1)
        if (again == part).all():
            break
        part = again
    if not _both_stand(part) or alike[np.ix_(part, ~part)].mean() >= theta - SPLIT_CAUTION:
        return None
    return part if part.sum() <= len(z) / 2 else ~part


def _both_stand(part: Flags) -> bool:
    return bool(SMALLEST_PART <= part.sum() <= len(part) - SMALLEST_PART)


def _merges(z: Vectors, groups: Groups, labels: Labels, theta: float) -> Labels:
    left = most_carried(len(z))
    near = _Likeness(z, groups, labels)
    for _merge in range(MOST_MERGES):
        pair = near.closest(theta, left)
        if pair is None:
            break
        larger, smaller, size = near.merge(*pair)
        labels[labels == smaller] = larger
        left -= size if size > 1 else 0
    return labels


class _Likeness:
    """How alike the groups are that may be merged; kept up to date while they are."""

    def __init__(self, z: Vectors, groups: Groups, labels: Labels) -> None:
        used, place, counts = np.unique(labels, return_inverse=True, return_counts=True)
        held = np.bincount(place, weights=groups.fixed) > 0
        free = ~held & ~np.isin(used, list(groups.kept))
        self._used, self._counts = used[free], counts[free].astype(z.dtype)
        self._total = gathered(z, place, len(used))[free]
        self._alike = (self._total @ self._total.T) / np.outer(self._counts, self._counts)
        np.fill_diagonal(self._alike, -np.inf)
        self._gone = np.zeros(len(self._used), dtype=bool)

    def closest(self, theta: float, left: int) -> tuple[int, int] | None:
        """The places of the two that are most alike, the larger first, where the smaller has no
        more than so many cards; one that stands alone may always go.
        """
        if len(self._used) < 2:
            return None
        one, other = self._most_alike()
        if min(self._counts[one], self._counts[other]) > max(left, 1):
            large = self._counts > max(left, 1)
            self._alike[np.ix_(large, large)] = -np.inf
            one, other = self._most_alike()
        if self._alike[one, other] <= theta:
            return None
        if self._counts[one] < self._counts[other]:
            one, other = other, one
        return one, other

    def _most_alike(self) -> tuple[int, int]:
        one, other = np.unravel_index(int(self._alike.argmax()), self._alike.shape)
        return int(one), int(other)

    def merge(self, one: int, other: int) -> tuple[int, int, int]:
        """The other is in the one now. Their labels, and how many cards came along."""
        many = int(self._counts[other])
        self._total[one] += self._total[other]
        self._counts[one] += many
        self._gone[other] = True
        alike = self._total @ self._total[one] / (self._counts * self._counts[one])
        alike[self._gone], alike[one] = -np.inf, -np.inf
        self._alike[one], self._alike[:, one] = alike, alike
        self._alike[other], self._alike[:, other] = -np.inf, -np.inf
        return int(self._used[one]), int(self._used[other]), many


def _is_free(groups: Groups, labels: Labels, label: int) -> bool:
    return label not in groups.kept and not groups.fixed[labels == label].any()
