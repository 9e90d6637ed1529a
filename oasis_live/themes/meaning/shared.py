"""Vectors of shared words, beside those of meaning: near where texts use the same telling words.

Each stem has a direction of its own, drawn by chance from its letters, so that two different ones
are nearly at right angles; rare stems weigh more. Thus a text's vector needs no fit.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from oasis_live.themes.meaning.vectors import Vector, Vectors, unit
from oasis_live.themes.meaning.words import stems

DIMENSIONS = 256


def word_vectors(texts: Sequence[str], counted: int) -> Vectors:
    """One row of length 1 for each text, of zeros where it has no telling word. The first `counted`
    texts say how rare a stem is.
    """
    said = [Counter(_stems(text)) for text in texts]
    rare = Counter(stem for one in said[:counted] for stem in one)
    known = {stem: i for i, stem in enumerate(sorted({stem for one in said for stem in one}))}
    if not known:
        return np.zeros((len(texts), DIMENSIONS))
    directions = np.array([_direction(stem) for stem in known])
    weight = np.log((1 + counted) / (1 + np.array([rare[stem] for stem in known]))) + 1
    rows = np.zeros((len(texts), DIMENSIONS))
    for number, one in enumerate(said):
        at = [known[stem] for stem in one]
        often = 1 + np.log(np.array(list(one.values()), dtype=np.float64))
        rows[number] = (often * weight[at]) @ directions[at]
    return unit(rows)


def beside(z: Vectors, words: Vectors, share: float) -> Vectors:
    """Both side by side, so that the likeness of two rows is (1 - share) of that in `z` and `share`
    of that in `words`.
    """
    return np.hstack([(1 - share) ** 0.5 * z, share**0.5 * words])


@lru_cache(maxsize=20_000)
def _direction(stem: str) -> Vector:
    chance = np.random.default_rng(zlib.crc32(stem.encode()))
    return np.asarray(chance.choice([-1.0, 1.0], DIMENSIONS) / DIMENSIONS**0.5)


@lru_cache(maxsize=4_000)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stems(text))
