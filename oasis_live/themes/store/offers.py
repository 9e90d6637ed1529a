"""What the machine offers for themes, and what people declined of it."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import ForeignKey, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, among, json_list
from oasis_live.engine.transaction import Tx
from oasis_live.themes.rules.declined import Declined, Declining
from oasis_live.themes.rules.offer import Kind, Offer, Reason


class OfferRow(Base):
    """What is offered for a theme. `cards` is a JSON list of ids."""

    __tablename__ = "theme_offer"
    theme: Mapped[str] = mapped_column(ForeignKey("theme.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    reason: Mapped[str]
    other: Mapped[str | None]
    cards: Mapped[str]
    card: Mapped[str | None]


class DeclinedRow(Base):
    """What people declined: `theme` with `other`, or with `cards`, a JSON list of ids."""

    __tablename__ = "offer_declined"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    theme: Mapped[str | None]
    other: Mapped[str | None]
    cards: Mapped[str]


_OFFER_COLUMNS = (
    OfferRow.theme,
    OfferRow.kind,
    OfferRow.reason,
    OfferRow.other,
    OfferRow.cards,
    OfferRow.card,
)
_OFFERS = (
    select(*_OFFER_COLUMNS)
    .where(OfferRow.room == bindparam("room"))
    .order_by(OfferRow.theme, OfferRow.place)
)
_ADD_OFFER = insert(OfferRow)
_DROP_OFFERS = delete(OfferRow).where(among(OfferRow.theme, "ids"))
_DECLINED = (
    select(
        DeclinedRow.kind, DeclinedRow.theme, DeclinedRow.other, DeclinedRow.cards, DeclinedRow.id
    )
    .where(DeclinedRow.room == bindparam("room"))
    .order_by(DeclinedRow.id)
)
_ADD_DECLINED = insert(DeclinedRow)
_DROP_DECLINED = delete(DeclinedRow).where(DeclinedRow.id == bindparam("id"))


def offers(tx: Tx) -> list[Offer]:
    """Everything that is offered in this room, the offers of a theme in their order."""
    return [_offer(row) for row in tx.rows(_OFFERS, room=tx.room)]


def save_offers(tx: Tx, themes: Iterable[str], present: Iterable[Offer]) -> None:
    """Store the offers of these themes in place of the old ones."""
    tx.write(_DROP_OFFERS, ids=json_list(themes))
    rows = [_offer_row(tx.room, place, one) for place, one in enumerate(present)]
    if rows:
        tx.write_all(_ADD_OFFER, rows)


def declined(tx: Tx) -> dict[str, Declined]:
    """What people of this room declined, by the id of each decision."""
    return {row.id: _declined(row) for row in tx.rows(_DECLINED, room=tx.room)}


def decline(tx: Tx, decision: str, what: Declined) -> None:
    """Keep what was declined."""
    fields = {"kind": what.kind.value, "theme": what.theme, "other": what.other}
    tx.write(_ADD_DECLINED, id=decision, room=tx.room, **fields, cards=json_list(what.cards))


def offer_again(tx: Tx, decision: str) -> None:
    """Forget that it was declined."""
    tx.write(_DROP_DECLINED, id=decision)


def _declined(row: Any) -> Declined:
    cards = tuple(msgspec.json.decode(row.cards, type=list[str]))
    return Declined(Declining(row.kind), row.theme, row.other, cards)


def _offer(row: Any) -> Offer:
    cards = tuple(msgspec.json.decode(row.cards, type=list[str]))
    return Offer(row.theme, Kind(row.kind), Reason(row.reason), row.other, cards, row.card)


def _offer_row(room: str, place: int, offer: Offer) -> dict[str, Any]:
    return {
        "theme": offer.theme,
        "place": place,
        "room": room,
        "kind": offer.kind.value,
        "reason": offer.reason.value,
        "other": offer.other,
        "cards": json_list(offer.cards),
        "card": offer.card,
    }
