"""Sign-in sessions. The browser holds the token, the row its digest."""

import hashlib

from sqlalchemy import ForeignKey, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.accounts.store.organisers import load_organiser
from oasis_live.engine.rows import Base
from oasis_live.engine.transaction import Tx


class SessionRow(Base):
    """One browser in which an organiser is signed in."""

    __tablename__ = "session"
    digest: Mapped[str] = mapped_column(primary_key=True)
    organiser: Mapped[str] = mapped_column(ForeignKey("organiser.id"), index=True)
    made_at: Mapped[int]
    ends_at: Mapped[int] = mapped_column(index=True)


_FIND = (
    select(SessionRow.organiser)
    .where(SessionRow.digest == bindparam("digest"))
    .where(SessionRow.ends_at > bindparam("now"))
)
_ADD = insert(SessionRow)
_END = delete(SessionRow).where(SessionRow.digest == bindparam("digest"))
_END_OTHERS = (
    delete(SessionRow)
    .where(SessionRow.organiser == bindparam("organiser"))
    .where(SessionRow.digest != bindparam("digest"))
)
_SWEEP = delete(SessionRow).where(SessionRow.ends_at <= bindparam("now"))


def digest(token: str) -> str:
    """What the database may know of a secret of 160 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def signed_in(tx: Tx, token: str) -> Organiser | None:
    """The organiser whose session this is, while it lasts."""
    row = tx.row(_FIND, digest=digest(token), now=tx.now_ms)
    return load_organiser(tx, row.organiser) if row else None


def add_session(tx: Tx, organiser_id: str, lasts_ms: int) -> str:
    """The token of a new session. Those that are over go."""
    token = tx.new_token()
    tx.write(_SWEEP, now=tx.now_ms)
    tx.write(
        _ADD,
        digest=digest(token),
        organiser=organiser_id,
        made_at=tx.now_ms,
        ends_at=tx.now_ms + lasts_ms,
    )
    return token


def end_session(tx: Tx, token: str) -> None:
    """This browser is signed out."""
    tx.write(_END, digest=digest(token))


def end_others(tx: Tx, organiser_id: str, token: str) -> None:
    """Every browser of this organiser but this one is signed out."""
    tx.write(_END_OTHERS, organiser=organiser_id, digest=digest(token))
