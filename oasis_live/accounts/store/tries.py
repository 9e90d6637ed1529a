"""Tries to sign in, as digests of whom and where; they go when their window is over."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.accounts.store.sessions import digest
from oasis_live.engine.rows import Base, among, json_list
from oasis_live.engine.transaction import Tx


class TryRow(Base):
    """One try, once for each subject that it counts for."""

    __tablename__ = "sign_in_try"
    id: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(index=True)
    at: Mapped[int] = mapped_column(index=True)


_OF = select(TryRow.at).where(TryRow.subject == bindparam("subject"))
_ADD = insert(TryRow)
_SWEEP = delete(TryRow).where(TryRow.at <= bindparam("before"))
_FORGIVE = delete(TryRow).where(among(TryRow.subject, "subjects"))


def tries(tx: Tx, subjects: Mapping[str, str]) -> dict[str, list[int]]:
    """The moments of earlier tries by the name of each subject."""
    return {
        name: [row.at for row in tx.rows(_OF, subject=digest(subject))]
        for name, subject in subjects.items()
    }


def add_try(tx: Tx, subjects: Mapping[str, str], window_ms: int) -> None:
    """Count a try for each subject; those before the window are forgotten."""
    tx.write(_SWEEP, before=tx.now_ms - window_ms)
    rows = (
        {"id": tx.new_id(), "subject": digest(subject), "at": tx.now_ms}
        for subject in subjects.values()
    )
    tx.write_all(_ADD, rows)


def forgive(tx: Tx, subjects: Iterable[str]) -> None:
    """Whoever knew the password starts anew."""
    tx.write(_FORGIVE, subjects=json_list(digest(subject) for subject in subjects))
