"""What seems to go along with a card that a person moved."""

from collections.abc import Sequence

import numpy as np

from oasis_live.themes.meaning.cluster import Groups
from oasis_live.themes.meaning.vectors import Vector, Vectors, likeness_inside

# A logistic regression over simulated facilitators' moves in coded rooms: near the moved card, far
# from what is left, near to where it went, and not one of many that are all near.
_MOVED, _LEFT, _ENTERED, _ALL, _BIAS = 9.25, -7.72, 7.94, -4.47, -2.37
# Worth a question; sure enough to be taken along as a suggestion; and how much of a group at most.
OFFERED, TAKEN, SHARE = 0.1, 0.5, 0.34
MOST_OFFERED = 12


def chances(
    z: Vectors,
    moved: int,
    left: Sequence[int],
    entered: Sequence[int],
    theta: float,
    *,
    apart: bool = False,
) -> Vector:
    """For each of the cards that were `left` behind in one group (or that stand `apart`, each by
    itself), how likely it belongs where `moved` is now: with the cards in `entered`, or in a new
    group where there are none.
    """
    mine, others = z[left], z[entered]
    near = mine @ z[moved]
    away = np.full(len(left), theta) if apart else likeness_inside(mine)
    there = mine @ others.mean(axis=0) if len(entered) else np.full(len(left), theta)
    score = _MOVED * near + _LEFT * away + _ENTERED * there + _ALL * near.mean() + _BIAS
    likely: Vector = 1 / (1 + np.exp(-score))
    return likely


def likely(
    z: Vectors, groups: Groups, themes: int, moved: int, target: int, theta: float
) -> list[tuple[float, int]]:
    """Each card of another group than `target` with its chance to belong there too, the likeliest
    first. Groups from `themes` on have one card each, in *To sort*; what is shut stays where it is.
    """
    shut = np.isin(groups.labels, list(groups.shut))
    shut[moved] = True
    entered = np.flatnonzero((groups.labels == target) & ~shut).tolist()
    apart = groups.labels >= themes
    found: list[tuple[float, int]] = []
    for group in [*np.unique(groups.labels[~apart]).tolist(), None]:
        inside = apart if group is None else groups.labels == group
        left = np.flatnonzero(inside & ~shut).tolist()
        if left and group != target:
            chance = chances(z, moved, left, entered, theta, apart=group is None)
            found += zip(chance.tolist(), left, strict=True)
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))
