"""Vectors from words alone: TF-IDF over words and parts of words, made dense.

The way that works without a model. Vectors of two fits must never be mixed: each tick fits anew.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

DIMENSIONS = 60
Vectors = NDArray[np.float64]

_WORDS = {"analyzer": "word", "ngram_range": (1, 2), "stop_words": "english"}
_PARTS = {"analyzer": "char_wb", "ngram_range": (3, 5)}


def vectors(texts: Sequence[str]) -> Vectors:
    """One row of length 1 for each text; a row of zeros for a text without words.

    What all texts share is taken out: else everything resembles everything.
    """
    both = hstack([_fitted(texts, **_WORDS), _fitted(texts, **_PARTS)]).tocsr()
    dense = _dense(both)
    common = dense.mean(axis=0) * len(texts) / (len(texts) + 3)
    return np.asarray(normalize(dense - common))


def theta(cards: int) -> float:
    """How alike two cards must be to belong together, by the number of cards.

    The constants are the best of a few on 18 coded rooms of 30 and 100 texts.
    """
    return 0.05 * float(np.log10(max(cards, 10) / 30)) - 0.02


def _fitted(texts: Sequence[str], **how: object) -> csr_matrix:
    try:
        return TfidfVectorizer(sublinear_tf=True, **how).fit_transform(texts)
    except ValueError:  # scikit-learn's word for: no text holds a word
        return csr_matrix((len(texts), 1))


def _dense(sparse: csr_matrix) -> Vectors:
    small = min(sparse.shape) - 1
    if small < 2:
        return np.asarray(normalize(sparse).toarray())
    reduced = TruncatedSVD(min(DIMENSIONS, small), random_state=0).fit_transform(normalize(sparse))
    return np.asarray(normalize(reduced))
