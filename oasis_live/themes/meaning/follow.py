"""What seems to go along with a card that a person moved."""

import numpy as np

from oasis_live.themes.meaning.vectors import Vector, Vectors

# A logistic regression over simulated facilitators' moves in coded rooms: near the moved card, far
# from what is left, near to where it went, and not one of many that are all near.
_MOVED, _LEFT, _ENTERED, _ALL, _BIAS = 9.25, -7.72, 7.94, -4.47, -2.37
# Worth a question; sure enough to be taken along as a suggestion; and how much of a group at most.
OFFERED, TAKEN, SHARE = 0.1, 0.5, 0.34
MOST_OFFERED = 12


def chances(z: Vectors, moved: int, left: list[int], entered: list[int], theta: float) -> Vector:
    """For each of the cards that were `left` behind, how likely it belongs where `moved` is now:
    with the cards in `entered`, or in a new group where there are none.
    """
    mine, others = z[left], z[entered]
    near = mine @ z[moved]
    inside = mine @ mine.sum(axis=0) - (mine**2).sum(axis=1)
    away = inside / max(1, len(left) - 1)
    there = mine @ others.mean(axis=0) if len(entered) else np.full(len(left), theta)
    score = _MOVED * near + _LEFT * away + _ENTERED * there + _ALL * near.mean() + _BIAS
    likely: Vector = 1 / (1 + np.exp(-score))
    return likely
