"""Vectors of length 1, and taking out of them what all texts of a sort have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Four bytes a number in a running room: the model gives no more, and it takes half the time.
Vector = NDArray[np.floating[Any]]
Vectors = NDArray[np.floating[Any]]

# With few texts their mean says little about what all texts share, so less of it is taken out.
DOUBT = 3
# Shorter than this is what rounding leaves of nothing.
NOTHING = 1e-6


def unit(x: Vectors) -> Vectors:
    """Each row at length 1; a row of nothing is one of zeros."""
    length = np.linalg.norm(x, axis=-1, keepdims=True)
    at_one: Vectors = np.divide(x, length, out=np.zeros_like(x), where=length > NOTHING)
    return at_one


def gathered(x: Vectors, place: NDArray[np.int64], places: int) -> Vectors:
    """The sum of the rows at each of so many places; of zeros where there is none."""
    out = np.zeros((places, x.shape[1]), dtype=x.dtype)
    order = np.argsort(place, kind="stable")
    there, first = np.unique(place[order], return_index=True)
    sorted_ = x[order]
    # One call for each place takes half the time of `reduceat` for all of them.
    for at, begin, end in zip(there, first, [*first, len(x)][1:], strict=True):
        np.add.reduce(sorted_[begin:end], axis=0, out=out[at])
    return out


def likeness_inside(z: Vectors) -> Vector:
    """How alike each row is to the others, in the mean; 0 for one by itself. One product says it of
    all: a thousand rows each beside all others would be a million.
    """
    alike: Vector = (z @ z.sum(axis=0) - (z**2).sum(axis=1)) / max(1, len(z) - 1)
    return alike


@dataclass(frozen=True)
class Centre:
    """For each sort of text what its rows have in common, as far as it is to be taken out.

    Without this everything resembles everything, and long texts gather with long texts.
    """

    common: dict[str, Vector]

    def out_of(self, x: Vectors, sorts: Sequence[str]) -> Vectors:
        """Each row without what its sort has in common, at length 1."""
        out, sort = x.copy(), np.array(sorts)
        for name, common in self.common.items():
            out[sort == name] -= common
        return unit(out)


def centre(x: Vectors, sorts: Sequence[str], share: float = 1.0) -> Centre:
    """What (a share of) the rows of each sort have in common."""
    sort = np.array(sorts)
    rows = {name: x[sort == name] for name in sorted(set(sorts))}
    return Centre({name: share * of.sum(axis=0) / (len(of) + DOUBT) for name, of in rows.items()})
