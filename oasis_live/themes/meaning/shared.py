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
Numbers = NDArray[np.int64]


class Words:
    """The telling words of one room's texts. What is gone is forgotten at the next count."""

    def __init__(self) -> None:
        # The numbers of each text's stems, and how much their number in it counts.
        self._said: dict[str, tuple[Numbers, Vector]] = {}
        self._number: dict[str, int] = {}
        self._directions: Vectors = np.zeros((0, DIMENSIONS), dtype=np.float32)
        self._weight: Vector = np.zeros(0, dtype=np.float32)
        self._weight_of_new: Vector = np.ones(1, dtype=np.float32)

    def count(self, texts: Sequence[str]) -> None:
        """These are the room's texts: they say which stems there are, and how rare each is."""
        new = dict[str, int]()
        said = {text: self._numbered(text, new) for text in dict.fromkeys(texts)}
        self._directions = self._directions_with(new)
        self._number |= new
        each = [said[text][0] for text in texts]
        many = np.bincount(_flat(each), minlength=len(self._number))
        self._said = said
        self._forget(many == 0)
        self._weight = _weight(len(texts), many[many > 0])
        self._weight_of_new = _weight(len(texts), np.zeros(1, dtype=np.int64))

    @property
    def known(self) -> frozenset[str]:
        """The stems of the texts that were counted last."""
        return frozenset(self._number)

    def _forget(self, gone: NDArray[np.bool_]) -> None:
        """Forget the stems that no text has any more."""
        # Most looks come after arrivals alone.
        if not gone.any():
            return
        now = np.cumsum(~gone) - 1
        self._number = {stem: int(now[at]) for stem, at in self._number.items() if not gone[at]}
        self._directions = self._directions[~gone]
        self._said = {text: (now[at], often) for text, (at, often) in self._said.items()}

    def rows(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, of zeros where it has no telling word."""
        new = dict[str, int]()
        said = [self._numbered(text, new) for text in texts]
        many = np.array([len(at) for at, _often in said], dtype=np.int64)
        weight = np.concatenate([self._weight, np.repeat(self._weight_of_new, len(new))])
        at = _flat([at for at, _often in said])
        often = np.concatenate([self._weight[:0], *(often for _at, often in said)])
        return unit(_summed(often * weight[at], self._directions_with(new), at, many))

    def _numbered(self, text: str, new: dict[str, int]) -> tuple[Numbers, Vector]:
        """What this text says; stems that are in none of the room's get their numbers in `new`."""
        if known := self._said.get(text):
            return known
        stems_of, often = _said(text)
        at = [
            self._number[stem]
            if stem in self._number
            else new.setdefault(stem, len(self._number) + len(new))
            for stem in stems_of
        ]
        return np.array(at, dtype=np.int64), often

    def _directions_with(self, new: dict[str, int]) -> Vectors:
        return np.vstack([self._directions, *map(_direction, new)]) if new else self._directions

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


def _flat(each: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *each])


def _summed(weight: Vector, directions: Vectors, at: Numbers, many: Numbers) -> Vectors:
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


def _weight(texts: int, many: Numbers) -> Vector:
    rare: Vector = (np.log((1 + texts) / (1 + many)) + 1).astype(np.float32)
    return rare


def _direction(stem: str) -> Vector:
    chance = np.random.default_rng(zlib.crc32(stem.encode()))
    signs = chance.choice(np.array([-1, 1], dtype=np.float32), DIMENSIONS)
    direction: Vector = signs / np.float32(DIMENSIONS**0.5)
    return direction
