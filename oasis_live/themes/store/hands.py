"""Who has which card in hand."""

from collections.abc import Iterable

from sqlalchemy import ForeignKey, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.themes.rules.hand import Hand


class HandRow(Base):
    """A card that a facilitator drags, or for which they look for a theme."""

    __tablename__ = "card_in_hand"
    card: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    by: Mapped[str]
    connection: Mapped[str]
    until: Mapped[int]


_HANDS = (
    select(HandRow.card, HandRow.by, HandRow.until)
    .where(also(HandRow.room, "room"))
    .where(among(HandRow.card, "ids"))
)
_SAVE = upsert(HandRow)
# Two desks may have the same name: they came by one link.
_DROP = (
    delete(HandRow)
    .where(HandRow.card == bindparam("card"))
    .where(HandRow.connection == bindparam("connection"))
)


def hands(tx: Tx, cards: Iterable[str]) -> dict[str, Hand]:
    """Those of these cards that somebody has in hand, or had a while ago."""
    rows = tx.rows(_HANDS, room=tx.room, ids=json_list(cards))
    return {row.card: Hand(row.by, row.until) for row in rows}


def take_in_hand(tx: Tx, card: str, hand: Hand, connection: str) -> None:
    """Somebody has this card."""
    tx.write(_SAVE, card=card, room=tx.room, by=hand.by, connection=connection, until=hand.until)


def put_down(tx: Tx, card: str, connection: str) -> None:
    """This one no longer has the card in hand; who took it meanwhile still has."""
    tx.write(_DROP, card=card, connection=connection)
