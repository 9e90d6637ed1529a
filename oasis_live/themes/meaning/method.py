"""A way to turn texts into vectors, and how alike two of its vectors must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from oasis_live.themes.meaning.vectors import Vector, Vectors


@dataclass(frozen=True)
class Method:
    """`vectors`: one row of length 1 for each text, all from one fit. `theta`: how alike two
    cards must be to belong together, by the number of cards in the room. `common`: how much of
    what all texts share is taken out before they are compared. Vectors of two methods, or of two
    fits of one, must never be mixed.
    `reads_english_only`: a text in another language is left to people. `words`: the share of
    likeness that comes from shared words (`shared.py`), beside that of the vectors. `one`: the
    vector of one more text, of a method that needs no fit; `typed`: the same for a text that nobody
    has shared, which is not remembered.
    `known`: the vectors that it remembers, by text. `model`: the mark under which those may be
    stored for another time; empty where they may not.
    """

    name: str
    vectors: Callable[[Sequence[str]], Vectors]
    theta: Callable[[int], float]
    common: float
    reads_english_only: bool = False
    words: float = 0.0
    one: Callable[[str], Vector] | None = None
    typed: Callable[[str], Vector] | None = None
    known: dict[str, Vector] = field(default_factory=dict)
    model: str = ""
