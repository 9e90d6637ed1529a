"""Keys for desk and board. The rows hold no proof: that follows from the server's secret."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.accounts.rules import keys as rules
from oasis_live.accounts.rules.keys import ScreenKey
from oasis_live.engine.rows import Base, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role


class ScreenKeyRow(Base):
    """One secret link to a room's desk or board."""

    __tablename__ = "screen_key"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]
    name: Mapped[str]
    revoked: Mapped[int]
    made_at: Mapped[int]


_COLUMNS = tuple(ScreenKeyRow.__table__.columns)
_OF_ROOM = select(*_COLUMNS).where(ScreenKeyRow.room == bindparam("room")).order_by(ScreenKeyRow.id)
_GOOD = select(*_COLUMNS).where(among(ScreenKeyRow.id, "ids")).where(ScreenKeyRow.revoked == 0)
_SAVE = upsert(ScreenKeyRow)
_FORGET = delete(ScreenKeyRow).where(among(ScreenKeyRow.room, "rooms"))


def keys_of(tx: Tx) -> list[ScreenKey]:
    """This room's keys in the order in which they were made, revoked ones too."""
    return [_key(row) for row in tx.rows(_OF_ROOM, room=tx.room)]


def save_key(tx: Tx, key: ScreenKey) -> None:
    """Store this key."""
    tx.write(
        _SAVE,
        id=key.id,
        room=key.room,
        role=key.role.value,
        name=key.name,
        revoked=int(key.revoked),
        made_at=key.made_at,
    )


def identify_key(tx: Tx, key: str, secret: str) -> Person | None:
    """Who comes in by this key, if this server wrote it and nobody took it back."""
    key_id = rules.read(secret, key)
    found = _good(tx, [key_id]) if key_id else []
    return found[0].person if found else None


def who(tx: Tx, bearers: Iterable[str]) -> dict[str, Person]:
    """The keys among these bearers that are still good."""
    ids = [key_id for bearer in bearers if (key_id := rules.id_of_bearer(bearer))]
    people = [key.person for key in _good(tx, ids)] if ids else []
    return {person.bearer: person for person in people}


def forget_keys(tx: Tx, rooms: tuple[str, ...]) -> None:
    """What is deleted has no desk and no board."""
    tx.write(_FORGET, rooms=json_list(rooms))


def _good(tx: Tx, ids: list[str]) -> list[ScreenKey]:
    return [_key(row) for row in tx.rows(_GOOD, ids=json_list(ids))]


def _key(row: Any) -> ScreenKey:
    fields = row._asdict() | {"role": Role(row.role), "revoked": bool(row.revoked)}
    return ScreenKey(**fields)
