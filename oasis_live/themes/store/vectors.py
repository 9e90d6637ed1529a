"""What cards mean, in numbers: kept for the next theme worker, and gone with the text."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ForeignKey, Index, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, among, json_list, upsert
from oasis_live.engine.transaction import Tx

# So that a worker that starts in a full hall takes little of the server's time at once.
PART = 250


class VectorRow(Base):
    """The vector of a card's text, as the worker gave it. `model` is the mark of what made it:
    vectors of two marks can't be compared.
    """

    __tablename__ = "card_vector"
    __table_args__ = (Index("card_vector_of_model", "room", "model", "card"),)
    card: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    room: Mapped[str]
    model: Mapped[str]
    vector: Mapped[bytes]


_VECTORS = (
    select(VectorRow.card, VectorRow.vector)
    .where(VectorRow.room == bindparam("room"))
    .where(VectorRow.model == bindparam("model"))
    .where(VectorRow.card > bindparam("after"))
    .order_by(VectorRow.card)
    .limit(PART)
)
_SAVE = upsert(VectorRow)
_FORGET = delete(VectorRow).where(among(VectorRow.card, "ids"))


def vectors(tx: Tx, model: str, after: str) -> dict[str, bytes]:
    """The next vectors with this mark, of cards in order of their ids; empty after the last."""
    found = tx.rows(_VECTORS, room=tx.room, model=model, after=after)
    return {row.card: row.vector for row in found}


def save_vectors(tx: Tx, model: str, given: Mapping[str, bytes]) -> None:
    """Store these vectors in place of the cards' earlier ones."""
    if given:
        rows = ({"card": c, "room": tx.room, "model": model, "vector": v} for c, v in given.items())
        tx.write_all(_SAVE, rows)


def forget_vectors(tx: Tx, cards: Iterable[str]) -> None:
    """These cards' texts are no longer what they were."""
    tx.write(_FORGET, ids=json_list(cards))
