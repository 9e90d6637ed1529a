"""Why a card is where it is, what stands for a theme, what is near a card: all of it pure."""

from collections.abc import Mapping, Sequence

import numpy as np

from oasis_live.themes.meaning.answer import Extremes, Why
from oasis_live.themes.meaning.vectors import Vector, Vectors, likeness_inside
from oasis_live.themes.meaning.words import stem, told_words

NEIGHBOURS, NAMES, WORDS = 2, 3, 4
# How far above what is asked of every card a card is called close.
CLOSE = 0.15
# From here on two cards say the same; measured on no room, chosen by reading pairs.
SAME = 0.85
MOST_SAME = 50
# Below this, texts that are typed resemble everything a little.
NEAR_TEXT = 0.35


def strength(likeness: float, theta: float) -> str:
    """Close, fits or loose: how alike a card is to the others of its theme."""
    if likeness > theta + CLOSE:
        return "close"
    return "fits" if likeness > theta else "loose"


def nearest(z: Vectors, card: int, among: Sequence[int], most: int) -> list[int]:
    """The cards of `among` that are most like this one, without itself; the older first of two."""
    others = np.array([one for one in among if one != card], dtype=np.int64)
    order = np.argsort(-(z[others] @ z[card]), kind="stable")
    return [int(one) for one in others[order[:most]]]


def mean_likeness(z: Vectors, card: int, among: Sequence[int]) -> float:
    """How alike a card is to these, without itself; 0 for none."""
    others = [one for one in among if one != card]
    return float((z[others] @ z[card]).mean()) if others else 0.0


def shared_words(text: str, others: Sequence[str]) -> tuple[str, ...]:
    """Telling words of a text that others say too, in any form, as the text has them."""
    theirs = {stem(word) for other in others for word in told_words(other)}
    mine = {stem(word): word for word in reversed(told_words(text))}
    return tuple(word for one, word in reversed(mine.items()) if one in theirs)[:WORDS]


def why(
    z: Vectors, texts: Sequence[str], themes: Mapping[str, Sequence[int]], card: int, theta: float
) -> tuple[list[int], Why]:
    """For a card in one of `themes` (the cards of each): the places of its nearest cards there, and
    the rest of the answer (`near` is the caller's to fill with ids).
    """
    home = next((one for one, inside in themes.items() if card in inside), None)
    near = nearest(z, card, themes[home], NEIGHBOURS) if home else []
    others = {one: mean_likeness(z, card, inside) for one, inside in themes.items() if one != home}
    likely = max(others, key=lambda one: others[one], default=None)
    likeness = mean_likeness(z, card, themes[home]) if home else 0.0
    words = shared_words(texts[card], [texts[one] for one in near])
    return near, Why((), words, strength(likeness, theta), likely)


def extremes(z: Vectors, ids: Sequence[str], inside: Sequence[int]) -> Extremes:
    """A theme's most typical and its most unusual card, of one card or more."""
    alike = likeness_inside(z[list(inside)])
    return Extremes(
        typical=ids[inside[int(alike.argmax())]], unusual=ids[inside[int(alike.argmin())]]
    )


def nearest_themes(
    z: Vectors, centres: Vectors, themes: Sequence[tuple[str, bool]]
) -> list[list[str]]:
    """For each card the three themes nearest to it, those with a person's name before any other.
    `themes`: the id of each centre's theme, and whether a person named it.
    """
    by_id = sorted(range(len(themes)), key=lambda one: themes[one][0])
    named = np.array([themes[one][1] for one in by_id], dtype=z.dtype)
    # No two vectors of length 1 are further apart than 2.
    far = -(z @ centres[by_id].T) - 3 * named
    order = np.argsort(far, axis=1, kind="stable")[:, :NAMES]
    return [[themes[by_id[one]][0] for one in row] for row in order.tolist()]


def same(
    z: Vectors, ids: Sequence[str], kinds: Sequence[str], new: Sequence[int]
) -> list[tuple[str, str]]:
    """Pairs of cards of one kind (others can't be merged) that say the same, one or both of them
    among `new`; the older one first.
    """
    alike = z[list(new)] @ z.T
    pairs = [(new[one], other) for one, other in np.argwhere(alike >= SAME).tolist()]
    both = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    return [(ids[one], ids[other]) for one, other in both if kinds[one] == kinds[other]]


def near_text(x: Vectors, ids: Sequence[str], typed: Vector, most: int) -> tuple[str, ...]:
    """The cards most like a typed text, nearest first; none that is hardly like it. Of vectors that
    are not centred: one text has no mean.
    """
    likeness = x @ typed
    order = np.argsort(-likeness, kind="stable")[:most]
    return tuple(ids[one] for one in order if likeness[one] >= NEAR_TEXT)
