"""Vectors from words alone: TF-IDF over words and parts of words, made dense.

The way that works without a model. A fit knows only its own texts: each tick fits anew.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.vectors import Vectors, unit

DIMENSIONS = 60

_WORDS = {"analyzer": "word", "ngram_range": (1, 2), "stop_words": "english"}
_PARTS = {"analyzer": "char_wb", "ngram_range": (3, 5)}


def vectors(texts: Sequence[str]) -> Vectors:
    """One row of length 1 for each text; a row of zeros for a text without words."""
    both = hstack([_fitted(texts, _WORDS), _fitted(texts, _PARTS)]).tocsr()
    return _dense(normalize(both))


def theta(cards: int) -> float:
    """How alike two cards must be to belong together, by the number of cards.

    The constants are the best of a few on 27 coded rooms of 30 to 300 short texts, and so is
    `common`.
    """
    return 0.02 + 0.05 * float(np.log10(max(cards, 10) / 30))


LEXICAL = Method("lexical", vectors, theta, common=0.5)


def _fitted(texts: Sequence[str], how: dict[str, Any]) -> csr_matrix:
    try:
        return TfidfVectorizer(sublinear_tf=True, **how).fit_transform(texts)
    except ValueError:  # scikit-learn's word for: no text holds a word
        return csr_matrix((len(texts), 1))


def _dense(sparse: csr_matrix) -> Vectors:
    if min(sparse.shape) <= DIMENSIONS:
        return unit(sparse.toarray().astype(np.float32))
    dense = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(sparse)
    return unit(dense.astype(np.float32))
