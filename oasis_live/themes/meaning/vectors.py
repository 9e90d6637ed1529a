"""Vectors of length 1, and taking out of them what all texts of a sort have in common."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Vectors = NDArray[np.float64]

# With few texts their mean says little about what all texts share, so less of it is taken out.
DOUBT = 3
# Shorter than this is what rounding leaves of nothing.
NOTHING = 1e-9


def unit(x: Vectors) -> Vectors:
    """Each row at length 1; a row of nothing is one of zeros."""
    length = np.linalg.norm(x, axis=-1, keepdims=True)
    at_one: Vectors = np.divide(x, length, out=np.zeros_like(x), where=length > NOTHING)
    return at_one


def gathered(x: Vectors, place: NDArray[np.int64], places: int) -> Vectors:
    """The sum of the rows at each of so many places; of zeros where there is none."""
    out = np.zeros((places, x.shape[1]))
    if len(x):
        order = np.argsort(place, kind="stable")
        there, first = np.unique(place[order], return_index=True)
        out[there] = np.add.reduceat(x[order], first, axis=0)
    return out


def centred(x: Vectors, sorts: Sequence[str], counted: int, share: float = 1.0) -> Vectors:
    """Each row without (a share of) what the rows of its sort have in common, at length 1.

    Only the first `counted` rows say what that is; the others (names of themes) are judged by it.
    Without this everything resembles everything, and long texts gather with long texts.
    """
    sort = np.array(sorts)
    out = x.copy()
    for name in sorted(set(sorts)):
        of_sort = sort == name
        known = x[:counted][of_sort[:counted]]
        if len(known):
            out[of_sort] -= share * known.sum(axis=0) / (len(known) + DOUBT)
    return unit(out)
