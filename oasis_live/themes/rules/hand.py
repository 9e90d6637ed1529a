"""A card in somebody's hand: a mark for the other desks, and no lock."""

from dataclasses import dataclass

# A desk whose line ended says nothing more: then its cards are free again.
HELD_MS = 30_000


@dataclass(frozen=True)
class Hand:
    """Who has a card, and until when it says so (ms since 1970)."""

    by: str
    until: int
