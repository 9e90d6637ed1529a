"""Themes and the names that people gave them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ForeignKey, bindparam, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import NotFound
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
    by: Mapped[str]


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
    ThemeRow.by,
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
_SAVE_THEME = upsert(ThemeRow)
_ADD_NAME = insert(ThemeNameRow)


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
        "by": theme.by,
    }
