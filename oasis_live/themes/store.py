"""Rows of themes, their names, and the places of cards. No participant's words are in any."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import ForeignKey, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.contributions.rules.contribution import State
from oasis_live.contributions.rules.others import headline
from oasis_live.contributions.rules.words import Words
from oasis_live.contributions.store import ContributionRow
from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import NotFound
from oasis_live.people.store import ParticipantRow
from oasis_live.themes.rules.offer import Kind, Offer, Reason
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme


class ThemeNameRow(Base):
    """A name that a person gave; undo goes back to an earlier one by its id."""

    __tablename__ = "theme_name"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]


class ThemeRow(Base):
    """A theme. `title_card` is the card whose words it is called by while it has no name."""

    __tablename__ = "theme"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    place: Mapped[int]
    name_id: Mapped[str | None] = mapped_column(ForeignKey("theme_name.id"))
    title_card: Mapped[str | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    pool: Mapped[int | None]
    colour: Mapped[int]
    accepted: Mapped[int]
    locked: Mapped[int]
    removed: Mapped[int]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))


class PlacementRow(Base):
    """Where a card is."""

    __tablename__ = "placement"
    card: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    theme: Mapped[str | None] = mapped_column(ForeignKey("theme.id"), index=True)
    by: Mapped[str]
    held: Mapped[int]
    pinned: Mapped[int]
    at: Mapped[int]


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


_THEME_COLUMNS = (
    ThemeRow.id,
    ThemeRow.place,
    func.coalesce(ThemeNameRow.name, "").label("name"),
    ThemeRow.name_id,
    ThemeRow.title_card,
    ThemeRow.pool,
    ThemeRow.colour,
    ThemeRow.accepted,
    ThemeRow.locked,
    ThemeRow.removed,
    ThemeRow.merged_into,
)
_WITH_NAMES = (
    select(*_THEME_COLUMNS)
    .outerjoin(ThemeNameRow, ThemeNameRow.id == ThemeRow.name_id)
    .order_by(ThemeRow.place)
)
_THEMES = _WITH_NAMES.where(ThemeRow.room == bindparam("room"))
_SOME_THEMES = _WITH_NAMES.where(also(ThemeRow.room, "room")).where(among(ThemeRow.id, "ids"))
_PRESENT_THEMES = _THEMES.where(ThemeRow.removed == 0)
_LAST_PLACE = select(func.max(ThemeRow.place).label("place")).where(
    ThemeRow.room == bindparam("room")
)
_CALLED_BY = (
    select(ThemeRow.id)
    .where(ThemeRow.room == bindparam("room"))
    .where(ThemeRow.removed == 0)
    .where(among(ThemeRow.title_card, "ids"))
)
_PLACEMENT_COLUMNS = (
    PlacementRow.card,
    PlacementRow.theme,
    PlacementRow.by,
    PlacementRow.held,
    PlacementRow.pinned,
    PlacementRow.at,
)
_PLACEMENTS = (
    select(*_PLACEMENT_COLUMNS)
    .where(also(PlacementRow.room, "room"))
    .where(among(PlacementRow.card, "ids"))
    .order_by(PlacementRow.card)
)
_IN_THEMES = (
    select(*_PLACEMENT_COLUMNS)
    .where(also(PlacementRow.room, "room"))
    .where(among(PlacementRow.theme, "ids"))
    .order_by(PlacementRow.card)
)
_COUNTED = (
    select(PlacementRow.theme, ContributionRow.kind, ParticipantRow.table)
    .join(ContributionRow, ContributionRow.id == PlacementRow.card)
    .join(ParticipantRow, ParticipantRow.id == ContributionRow.author)
    .where(also(PlacementRow.room, "room"))
    .where(among(PlacementRow.theme, "ids"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
)
_TITLES = (
    select(
        ContributionRow.id,
        ContributionRow.text,
        ContributionRow.title,
        ContributionRow.happened,
        ContributionRow.gem,
    )
    .where(among(ContributionRow.id, "ids"))
    .where(ContributionRow.state == State.SHOWN.value)
)
_SAVE_THEME = upsert(ThemeRow)
_SAVE_PLACEMENT = upsert(PlacementRow)
_ADD_NAME = insert(ThemeNameRow)
_FORGET_CARDS = (
    delete(PlacementRow).where(among(PlacementRow.card, "ids")),
    update(ThemeRow).where(among(ThemeRow.title_card, "ids")).values(title_card=None),
)
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
_ERASE = (
    delete(OfferRow).where(OfferRow.room == bindparam("room")),
    delete(PlacementRow).where(PlacementRow.room == bindparam("room")),
    delete(ThemeRow).where(ThemeRow.room == bindparam("room")),
    delete(ThemeNameRow).where(ThemeNameRow.room == bindparam("room")),
)


def themes(tx: Tx) -> list[Theme]:
    """Every theme that this room ever had, in order of creation; removed ones say so."""
    return [_theme(row) for row in tx.rows(_THEMES, room=tx.room)]


def present_themes(tx: Tx) -> list[Theme]:
    """The themes that are there now, in order of creation."""
    return [_theme(row) for row in tx.rows(_PRESENT_THEMES, room=tx.room)]


def last_place(tx: Tx) -> int:
    """The place of the newest theme that this room ever had; 0 before the first."""
    return tx.row(_LAST_PLACE, room=tx.room).place or 0


def called_by(tx: Tx, cards: Iterable[str]) -> set[str]:
    """The themes that are called by the words of these cards."""
    return {row.id for row in tx.rows(_CALLED_BY, room=tx.room, ids=json_list(cards))}


def load_themes(tx: Tx, ids: Iterable[str]) -> dict[str, Theme]:
    """Those of these themes that are this room's."""
    return {row.id: _theme(row) for row in tx.rows(_SOME_THEMES, room=tx.room, ids=json_list(ids))}


def load_theme(tx: Tx, theme: str) -> Theme:
    """One theme of this room. Raises NotFound."""
    found = load_themes(tx, [theme])
    if theme not in found:
        raise NotFound("This theme is not in this room.", field="theme")
    return found[theme]


def save_themes(tx: Tx, changed: Iterable[Theme]) -> None:
    """Store these themes."""
    rows = [_theme_row(tx.room, theme) for theme in changed]
    if rows:
        tx.write_all(_SAVE_THEME, rows)


def add_name(tx: Tx, name: str) -> str:
    """Keep a name that a person gave; its id."""
    name_id = tx.new_id()
    tx.write(_ADD_NAME, id=name_id, room=tx.room, name=name)
    return name_id


def placements(tx: Tx, cards: Iterable[str]) -> dict[str, Placement]:
    """Where these cards are; one that was never placed is in *To sort*, free."""
    wanted = list(cards)
    rows = tx.rows(_PLACEMENTS, room=tx.room, ids=json_list(wanted))
    found = {row.card: _placement(row) for row in rows}
    return {card: found.get(card, Placement(card)) for card in wanted}


def cards_in(tx: Tx, ids: Iterable[str]) -> list[Placement]:
    """Every card of these themes, hidden ones too."""
    return [_placement(row) for row in tx.rows(_IN_THEMES, room=tx.room, ids=json_list(ids))]


def save_placements(tx: Tx, changed: Iterable[Placement]) -> None:
    """Store where these cards are now."""
    rows = [_placement_row(tx.room, one) for one in changed]
    if rows:
        tx.write_all(_SAVE_PLACEMENT, rows)


def counts(tx: Tx, ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each theme its shown cards, principles and stories, and from how many tables."""
    wanted = list(ids)
    kinds: dict[str, list[str]] = defaultdict(list)
    tables: dict[str, set[str]] = defaultdict(set)
    for row in tx.rows(_COUNTED, room=tx.room, ids=json_list(wanted)):
        kinds[row.theme].append(row.kind)
        tables[row.theme].update({row.table} - {""})
    return {
        theme: {
            "cards": len(kinds[theme]),
            "principles": kinds[theme].count("principle"),
            "stories": kinds[theme].count("story"),
            "tables": len(tables[theme]),
        }
        for theme in wanted
    }


def titles(tx: Tx, cards: Iterable[str]) -> dict[str, str]:
    """The words of these cards, as far as they are shown."""
    rows = tx.rows(_TITLES, ids=json_list(cards))
    return {row.id: headline(Words(row.text, row.title, row.happened, gem=row.gem)) for row in rows}


def offers(tx: Tx) -> list[Offer]:
    """Everything that is offered in this room, the offers of a theme in their order."""
    return [_offer(row) for row in tx.rows(_OFFERS, room=tx.room)]


def save_offers(tx: Tx, themes: Iterable[str], present: Iterable[Offer]) -> None:
    """Store the offers of these themes in place of the old ones."""
    tx.write(_DROP_OFFERS, ids=json_list(themes))
    rows = [_offer_row(tx.room, place, one) for place, one in enumerate(present)]
    if rows:
        tx.write_all(_ADD_OFFER, rows)


def forget_cards(tx: Tx, cards: Iterable[str]) -> None:
    """What was withdrawn is nowhere, and gives no theme its words."""
    for statement in _FORGET_CARDS:
        tx.write(statement, ids=json_list(cards))


def erase(tx: Tx) -> None:
    """Delete every theme and place of this room."""
    for statement in _ERASE:
        tx.write(statement, room=tx.room)


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


def _theme(row: Any) -> Theme:
    flags = {name: bool(getattr(row, name)) for name in ("accepted", "locked", "removed")}
    return Theme(**row._asdict() | flags)


def _theme_row(room: str, theme: Theme) -> dict[str, Any]:
    return {
        "id": theme.id,
        "room": room,
        "place": theme.place,
        "name_id": theme.name_id,
        "title_card": theme.title_card,
        "pool": theme.pool,
        "colour": theme.colour,
        "accepted": int(theme.accepted),
        "locked": int(theme.locked),
        "removed": int(theme.removed),
        "merged_into": theme.merged_into,
    }


def _placement(row: Any) -> Placement:
    return Placement(row.card, row.theme, row.by, bool(row.held), bool(row.pinned), row.at)


def _placement_row(room: str, placement: Placement) -> dict[str, Any]:
    return {
        "card": placement.card,
        "room": room,
        "theme": placement.theme,
        "by": placement.by,
        "held": int(placement.held),
        "pinned": int(placement.pinned),
        "at": placement.at,
    }
