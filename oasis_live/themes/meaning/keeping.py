"""Which vectors of a room are stored, so that the next worker need not make them again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from oasis_live.themes.meaning.look import text_of
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sentences import DIMENSIONS
from oasis_live.themes.meaning.vectors import Vector

# As many as one `theme.sort` takes.
MOST = 24
# Four bytes a number, the same on every machine.
_NUMBERS = np.dtype("<f4")
_CLOSE = 1e-3


class Keeping:
    """One room's. It keeps the ids of cards whose vectors are stored, with hashes of the texts that
    those were made of.
    """

    def __init__(self, method: Method) -> None:
        self._known, self.model = method.known, method.model
        self._stored: dict[str, int] = {}
        self._given: dict[str, int] = {}

    def recall(self, cards: Iterable[Mapping[str, Any]], stored: Mapping[str, bytes]) -> None:
        """Take over what is stored for these cards, as if their texts had been put through the
        model.
        """
        for card in cards:
            vector = _read(stored.get(card["id"], b""))
            if vector is not None:
                text = text_of(card)
                self._known[text], self._stored[card["id"]] = vector, hash(text)

    def unsaved(self, cards: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
        """A few vectors that are not stored yet, by card; none of a method whose vectors can't be
        kept.
        """
        texts = {str(card["id"]): text_of(card) for card in cards} if self.model else {}
        self._stored = {card: one for card, one in self._stored.items() if card in texts}
        new = [
            (card, text)
            for card, text in texts.items()
            if self._stored.get(card) != hash(text) and text in self._known
        ][:MOST]
        self._given = {card: hash(text) for card, text in new}
        return {card: self._known[text].astype(_NUMBERS).tobytes() for card, text in new}

    def saved(self, cards: Iterable[str]) -> None:
        """Those that were given last are stored for these cards."""
        self._stored.update({card: self._given[card] for card in cards})


def _read(stored: bytes) -> Vector | None:
    """The vector, if it is one."""
    if len(stored) != DIMENSIONS * _NUMBERS.itemsize:
        return None
    vector: Vector = np.frombuffer(stored, _NUMBERS)
    return vector if abs(np.linalg.norm(vector) - 1) < _CLOSE else None
