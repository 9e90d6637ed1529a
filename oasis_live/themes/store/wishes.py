"""Where somebody wanted a card that another had just moved."""

from collections.abc import Iterable

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.themes.rules.wish import Wish


class WishRow(Base):
    """The last move of a card that came second."""

    __tablename__ = "card_wanted"
    card: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    by: Mapped[str]
    theme: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))
    at: Mapped[int]
    stood: Mapped[int]


_WISHES = (
    select(WishRow.card, WishRow.by, WishRow.theme, WishRow.at, WishRow.stood)
    .where(also(WishRow.room, "room"))
    .where(among(WishRow.card, "ids"))
)
_SAVE = upsert(WishRow)


def wishes(tx: Tx, cards: Iterable[str]) -> dict[str, Wish]:
    """The last wish for each of these cards that has one."""
    rows = tx.rows(_WISHES, room=tx.room, ids=json_list(cards))
    return {row.card: Wish(row.by, row.theme, row.at, row.stood) for row in rows}


def save_wish(tx: Tx, card: str, wish: Wish) -> None:
    """Somebody wanted this card elsewhere."""
    tx.write(
        _SAVE,
        card=card,
        room=tx.room,
        by=wish.by,
        theme=wish.theme,
        at=wish.at,
        stood=wish.stood,
    )
