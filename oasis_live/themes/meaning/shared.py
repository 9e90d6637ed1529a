"""Vectors of shared words, beside those of meaning: near where texts use the same telling words.

Each stem has a direction of its own, drawn by chance from its letters, so that two different ones
are nearly at right angles; rare stems weigh more. Thus a text's vector needs no fit.
"""

import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from oasis_live.themes.meaning.vectors import Vector, Vectors, unit
from oasis_live.themes.meaning.words import stems

DIMENSIONS = 256


class Words:
    """The telling words of one room's texts. What is gone is forgotten at the next count."""

    def __init__(self) -> None:
        # The stems of each text, and how much their number in it counts.
        self._said: dict[str, tuple[list[str], Vector]] = {}
        self._number: dict[str, int] = {}
        self._directions: Vectors = np.zeros((0, DIMENSIONS), dtype=np.float32)
        self._weight: Vector = np.zeros(0, dtype=np.float32)
        self._weight_of_new: Vector = np.ones(1, dtype=np.float32)

    def count(self, texts: Sequence[str]) -> None:
        """These are the room's texts: they say which stems there are, and how rare each is."""
        here = dict.fromkeys(texts)
        self._said = {text: self._said.get(text) or _said(text) for text in here}
        many = Counter(stem for text in texts for stem in self._said[text][0])
        known = {stem: self._directions[at] for stem, at in self._number.items() if stem in many}
        self._number = {stem: at for at, stem in enumerate(many)}
        rows = [known[stem] if stem in known else _direction(stem) for stem in many]
        self._directions = np.array(rows, dtype=np.float32).reshape(len(many), DIMENSIONS)
        self._weight = _weight(len(texts), np.array(list(many.values())))
        self._weight_of_new = _weight(len(texts), np.zeros(1, dtype=np.int64))

    def rows(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, of zeros where it has no telling word."""
        said = [self._said.get(text) or _said(text) for text in texts]
        flat = [stem for stems_of, _often in said for stem in stems_of]
        many = np.array([len(stems_of) for stems_of, _often in said], dtype=np.int64)
        new = sorted({stem for stem in flat if stem not in self._number})
        number = self._number | {stem: len(self._number) + i for i, stem in enumerate(new)}
        extra = np.array([_direction(stem) for stem in new]).reshape(len(new), DIMENSIONS)
        directions = np.vstack([self._directions, extra]) if new else self._directions
        weight = np.concatenate([self._weight, np.repeat(self._weight_of_new, len(new))])
        at = np.array([number[stem] for stem in flat], dtype=np.int64)
        often = np.concatenate([self._weight[:0], *(often for _stems, often in said)])
        return unit(_summed(often * weight[at], directions, at, many))

    def row(self, text: str) -> Vector:
        """The row of one more text, without a copy of what the others hold."""
        stems_of, often = _said(text)
        known = [self._number.get(stem) for stem in stems_of]
        each = zip(stems_of, known, strict=True)
        rows = [_direction(one) if at is None else self._directions[at] for one, at in each]
        weight = [self._weight_of_new[0] if at is None else self._weight[at] for at in known]
        directions = np.array(rows, dtype=np.float32).reshape(len(rows), DIMENSIONS)
        return unit((often * np.array(weight, dtype=np.float32)) @ directions)


def beside(z: Vectors, words: Vectors, share: float) -> Vectors:
    """Both side by side, so that the likeness of two rows is (1 - share) of that in `z` and `share`
    of that in `words`.
    """
    return np.hstack([(1 - share) ** 0.5 * z, share**0.5 * words])


def _summed(
    weight: Vector, directions: Vectors, at: NDArray[np.int64], many: NDArray[np.int64]
) -> Vectors:
    """For each text the weighted sum of its stems' directions. Its first text has the first `many`
    of the flat weights and places, and so on; texts with equally many go together.
    """
    out, first = np.zeros((len(many), DIMENSIONS), dtype=np.float32), np.cumsum(many) - many
    for stems_ in np.unique(many[many > 0]).tolist():
        which = np.flatnonzero(many == stems_)
        flat = first[which][:, None] + np.arange(stems_)
        out[which] = (weight[flat][:, None, :] @ directions[at[flat]])[:, 0]
    return out


def _said(text: str) -> tuple[list[str], Vector]:
    many = Counter(stems(text))
    return list(many), (1 + np.log(np.array(list(many.values())))).astype(np.float32)


def _weight(texts: int, many: NDArray[np.int64]) -> Vector:
    rare: Vector = (np.log((1 + texts) / (1 + many)) + 1).astype(np.float32)
    return rare


def _direction(stem: str) -> Vector:
    chance = np.random.default_rng(zlib.crc32(stem.encode()))
    signs = chance.choice(np.array([-1, 1], dtype=np.float32), DIMENSIONS)
    direction: Vector = signs / np.float32(DIMENSIONS**0.5)
    return direction
