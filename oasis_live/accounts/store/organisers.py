"""Organisers, and whom they invited to a summit."""

from typing import Any

from sqlalchemy import ForeignKey, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.engine.rows import Base, among, json_list
from oasis_live.engine.transaction import Tx


class OrganiserRow(Base):
    """Somebody who makes summits. `password` is argon2's own text."""

    __tablename__ = "organiser"
    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password: Mapped[str]
    created_at: Mapped[int]


class HostRow(Base):
    """An organiser who runs a summit that somebody else made."""

    __tablename__ = "host"
    summit: Mapped[str] = mapped_column(primary_key=True)
    organiser: Mapped[str] = mapped_column(ForeignKey("organiser.id"), primary_key=True)


_COLUMNS = (OrganiserRow.id, OrganiserRow.email, OrganiserRow.name, OrganiserRow.created_at)
_ALL = select(*_COLUMNS).order_by(OrganiserRow.name, OrganiserRow.id)
_BY_ID = select(*_COLUMNS).where(OrganiserRow.id == bindparam("id"))
_BY_EMAIL = select(*_COLUMNS).where(OrganiserRow.email == bindparam("email"))
_PASSWORD = select(OrganiserRow.id, OrganiserRow.password).where(
    OrganiserRow.email == bindparam("email")
)
_ANY = select(OrganiserRow.id).limit(1)
_ADD = insert(OrganiserRow)
_SET_PASSWORD = (
    update(OrganiserRow)
    .where(OrganiserRow.id == bindparam("who"))
    .values(password=bindparam("password"))
)
_HOSTS = (
    select(*_COLUMNS)
    .join(HostRow, HostRow.organiser == OrganiserRow.id)
    .where(HostRow.summit == bindparam("summit"))
    .order_by(OrganiserRow.name, OrganiserRow.id)
)
_HOSTED = select(HostRow.summit).where(HostRow.organiser == bindparam("organiser"))
_ADD_HOST = insert(HostRow)
_DROP_HOST = (
    delete(HostRow)
    .where(HostRow.summit == bindparam("summit"))
    .where(HostRow.organiser == bindparam("organiser"))
)
_FORGET = delete(HostRow).where(among(HostRow.summit, "summits"))


def organisers(tx: Tx) -> list[Organiser]:
    """Everybody who can sign in, by name."""
    return [_organiser(row) for row in tx.rows(_ALL)]


def anybody(tx: Tx) -> bool:
    """Whether there is an organiser at all."""
    return tx.row(_ANY) is not None


def load_organiser(tx: Tx, organiser_id: str) -> Organiser | None:
    """The organiser with this id."""
    row = tx.row(_BY_ID, id=organiser_id)
    return _organiser(row) if row else None


def find_organiser(tx: Tx, email: str) -> Organiser | None:
    """The organiser with this address."""
    row = tx.row(_BY_EMAIL, email=email)
    return _organiser(row) if row else None


def load_password(tx: Tx, email: str) -> str | None:
    """What argon2 made of this account's password."""
    row = tx.row(_PASSWORD, email=email)
    return str(row.password) if row else None


def add_organiser(tx: Tx, organiser: Organiser, password: str) -> None:
    """Store a new account with what argon2 made of its password."""
    tx.write(
        _ADD,
        id=organiser.id,
        email=organiser.email,
        name=organiser.name,
        password=password,
        created_at=organiser.created_at,
    )


def save_password(tx: Tx, organiser_id: str, password: str) -> None:
    """Store what argon2 made of a new password."""
    tx.write(_SET_PASSWORD, who=organiser_id, password=password)


def hosts_of(tx: Tx, summit: str) -> list[Organiser]:
    """Who was invited to run this summit."""
    return [_organiser(row) for row in tx.rows(_HOSTS, summit=summit)]


def hosted_by(tx: Tx, organiser_id: str) -> frozenset[str]:
    """The summits that this organiser was invited to."""
    return frozenset(row.summit for row in tx.rows(_HOSTED, organiser=organiser_id))


def add_host(tx: Tx, summit: str, organiser_id: str) -> None:
    """Let this organiser run the summit; twice is once."""
    drop_host(tx, summit, organiser_id)
    tx.write(_ADD_HOST, summit=summit, organiser=organiser_id)


def drop_host(tx: Tx, summit: str, organiser_id: str) -> None:
    """The summit is no longer this organiser's to run."""
    tx.write(_DROP_HOST, summit=summit, organiser=organiser_id)


def forget_hosts(tx: Tx, summits: tuple[str, ...]) -> None:
    """Nobody hosts what is deleted."""
    tx.write(_FORGET, summits=json_list(summits))


def _organiser(row: Any) -> Organiser:
    return Organiser(row.id, row.email, row.name, row.created_at)
