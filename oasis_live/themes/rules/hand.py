"""A card in somebody's hand: a mark for the other desks, and no lock."""

from dataclasses import dataclass

# A desk that hangs says nothing more: then its cards are free again. Whoever still has one says so
# three times meanwhile (desk/hands.js).
HELD_MS = 30_000


@dataclass(frozen=True)
class Hand:
    """Who has a card, until when (ms since 1970), and on which connection they said so."""

    by: str
    until: int
    connection: str


def is_anothers(hand: Hand | None, connection: str, now: int) -> bool:
    """Whether somebody else has the card: who took it first keeps the mark."""
    return hand is not None and hand.connection != connection and hand.until > now
