"""What the machine tells the desk of single cards. Ids and marks only."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import ForeignKey, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.themes.rules.hint import Hint


class HintRow(Base):
    """A card's hint. `near` and `same_as` are JSON lists of ids."""

    __tablename__ = "card_hint"
    card: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    near: Mapped[str]
    same_as: Mapped[str]
    unplaced: Mapped[str | None]


_COLUMNS = (HintRow.card, HintRow.near, HintRow.same_as, HintRow.unplaced)
_HINTS = select(*_COLUMNS).where(also(HintRow.room, "room")).where(among(HintRow.card, "ids"))
_PAIRED = select(*_COLUMNS).where(HintRow.room == bindparam("room")).where(HintRow.same_as != "[]")
_SAVE = upsert(HintRow)


def hints(tx: Tx, cards: Iterable[str]) -> dict[str, Hint]:
    """The hints of these cards, an empty one where there is none."""
    wanted = list(cards)
    found = {row.card: _hint(row) for row in tx.rows(_HINTS, room=tx.room, ids=json_list(wanted))}
    return {card: found.get(card, Hint(card)) for card in wanted}


def paired(tx: Tx) -> dict[str, Hint]:
    """The hints of all cards that say the same as another."""
    return {row.card: _hint(row) for row in tx.rows(_PAIRED, room=tx.room)}


def save_hints(tx: Tx, changed: Iterable[Hint]) -> None:
    """Store these hints."""
    rows = [
        {
            "card": one.card,
            "room": tx.room,
            "near": json_list(one.near),
            "same_as": json_list(one.same_as),
            "unplaced": one.unplaced,
        }
        for one in changed
    ]
    if rows:
        tx.write_all(_SAVE, rows)


def _hint(row: HintRow) -> Hint:
    near, same_as = (
        tuple(msgspec.json.decode(text, type=list[str])) for text in (row.near, row.same_as)
    )
    return Hint(row.card, near, same_as, row.unplaced)
