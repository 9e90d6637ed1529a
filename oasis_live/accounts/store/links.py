"""One-time links. Whoever has one holds the token, the row its digest."""

from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.accounts.rules.links import OneTimeLink
from oasis_live.accounts.store.sessions import digest
from oasis_live.engine.rows import Base, among, json_list, upsert
from oasis_live.engine.transaction import Tx


class LinkRow(Base):
    """What a link lets somebody do once."""

    __tablename__ = "one_time_link"
    id: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    resets: Mapped[str]
    summit: Mapped[str] = mapped_column(index=True)
    invited_by: Mapped[str]
    made_at: Mapped[int]
    ends_at: Mapped[int]
    used_at: Mapped[int]


_COLUMNS = tuple(column for column in LinkRow.__table__.columns if column.name != "digest")
_FIND = select(*_COLUMNS).where(LinkRow.digest == bindparam("digest"))
_WAITING = (
    select(*_COLUMNS)
    .where(LinkRow.used_at == 0)
    .where(LinkRow.resets == "")
    .where(LinkRow.email != "")
    .where(LinkRow.ends_at > bindparam("now"))
    .order_by(LinkRow.id)
)
_SAVE = upsert(LinkRow)
_DROP_SAME = (
    delete(LinkRow)
    .where(LinkRow.email == bindparam("email"))
    .where(LinkRow.resets == bindparam("resets"))
    .where(LinkRow.summit == bindparam("summit"))
)
_FORGET = delete(LinkRow).where(among(LinkRow.summit, "summits"))


def find_link(tx: Tx, token: str) -> OneTimeLink | None:
    """The link with this token, used or not."""
    row = tx.row(_FIND, digest=digest(token))
    return _link(row) if row else None


def waiting_links(tx: Tx) -> list[OneTimeLink]:
    """Invitations that nobody has used yet."""
    return [_link(row) for row in tx.rows(_WAITING, now=tx.now_ms)]


def save_link(tx: Tx, link: OneTimeLink, token: str) -> None:
    """Store a link under the digest of its token."""
    fields = {name: getattr(link, name) for name in OneTimeLink.__slots__}
    tx.write(_SAVE, digest=digest(token), **fields)


def drop_same(tx: Tx, link: OneTimeLink) -> None:
    """Earlier links for the same end are no longer good."""
    tx.write(_DROP_SAME, email=link.email, resets=link.resets, summit=link.summit)


def forget_links(tx: Tx, summits: tuple[str, ...]) -> None:
    """Nobody is invited to what is deleted."""
    tx.write(_FORGET, summits=json_list(summits))


def _link(row: Any) -> OneTimeLink:
    return OneTimeLink(**row._asdict())
