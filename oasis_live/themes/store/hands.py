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
    until: Mapped[int]
    connection: Mapped[str] = mapped_column(index=True)


_HANDS = (
    select(HandRow.card, HandRow.by, HandRow.until, HandRow.connection)
    .where(also(HandRow.room, "room"))
    .where(among(HandRow.card, "ids"))
)
_HELD_ON = (
    select(HandRow.card)
    .where(also(HandRow.room, "room"))
    .where(HandRow.connection == bindparam("connection"))
    .order_by(HandRow.card)
)
_SAVE = upsert(HandRow)
_DROP = delete(HandRow).where(among(HandRow.card, "ids"))


def hands(tx: Tx, cards: Iterable[str]) -> dict[str, Hand]:
    """Those of these cards that somebody has in hand, or had a while ago."""
    rows = tx.rows(_HANDS, room=tx.room, ids=json_list(cards))
    return {row.card: Hand(row.by, row.until, row.connection) for row in rows}


def held_on(tx: Tx, connection: str) -> list[str]:
    """The cards that were taken in hand on this connection."""
    return [row.card for row in tx.rows(_HELD_ON, room=tx.room, connection=connection)]


def take_in_hand(tx: Tx, card: str, hand: Hand) -> None:
    """Somebody has this card."""
    tx.write(
        _SAVE,
        card=card,
        room=tx.room,
        by=hand.by,
        until=hand.until,
        connection=hand.connection,
    )


def put_down(tx: Tx, cards: Iterable[str]) -> None:
    """Nobody has these cards in hand."""
    tx.write(_DROP, ids=json_list(cards))
