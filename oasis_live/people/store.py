"""Rows of participants and of the tokens that their phones hold, as digests."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ForeignKey, bindparam, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import NotFound
from oasis_live.people.rules import Participant, bearer_of, digest, id_of_bearer


class ParticipantRow(Base):
    """Somebody in a hall."""

    __tablename__ = "participant"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    table: Mapped[str]
    perspective: Mapped[str]
    organisation: Mapped[str]
    ready: Mapped[int]
    receipt_code: Mapped[str]
    recovery_digest: Mapped[str] = mapped_column(unique=True)
    removed: Mapped[int]
    joined_at: Mapped[int]


class TokenRow(Base):
    """A token that somebody's device holds. Two devices of one person are one participant."""

    __tablename__ = "participant_token"
    digest: Mapped[str] = mapped_column(primary_key=True)
    participant: Mapped[str] = mapped_column(ForeignKey("participant.id"), index=True)


_FIELDS = (
    ParticipantRow.id,
    ParticipantRow.name,
    ParticipantRow.table,
    ParticipantRow.perspective,
    ParticipantRow.organisation,
    ParticipantRow.ready,
    ParticipantRow.receipt_code,
    ParticipantRow.removed,
    ParticipantRow.joined_at,
)
_WHO = (
    select(ParticipantRow.id, ParticipantRow.room, ParticipantRow.name)
    .where(among(ParticipantRow.id, "ids"))
    .where(ParticipantRow.removed == 0)
)
_OF_TOKEN = (
    select(ParticipantRow.id, ParticipantRow.room, ParticipantRow.name)
    .join(TokenRow, TokenRow.participant == ParticipantRow.id)
    .where(TokenRow.digest == bindparam("digest"))
    .where(ParticipantRow.removed == 0)
)
_REMOVED = (
    select(ParticipantRow.id)
    .join(TokenRow, TokenRow.participant == ParticipantRow.id)
    .where(TokenRow.digest == bindparam("digest"))
    .where(ParticipantRow.room == bindparam("room"))
    .where(ParticipantRow.removed == 1)
)
_OF_RECOVERY = (
    select(ParticipantRow.id)
    .where(ParticipantRow.recovery_digest == bindparam("digest"))
    .where(ParticipantRow.room == bindparam("room"))
    .where(ParticipantRow.removed == 0)
)
_SOME = (
    select(*_FIELDS)
    .where(also(ParticipantRow.room, "room"))
    .where(among(ParticipantRow.id, "ids"))
    .order_by(ParticipantRow.id)
)
_ALL = select(*_FIELDS).where(ParticipantRow.room == bindparam("room")).order_by(ParticipantRow.id)
_COUNT = (
    select(func.count().label("people"))
    .where(ParticipantRow.room == bindparam("room"))
    .where(ParticipantRow.removed == 0)
)
_ADD = insert(ParticipantRow)
_SAVE = upsert(ParticipantRow, keeping=("recovery_digest",))
_ADD_TOKEN = insert(TokenRow)
_FORGET = (
    delete(TokenRow).where(
        TokenRow.participant.in_(
            select(ParticipantRow.id).where(ParticipantRow.room == bindparam("room"))
        )
    ),
    delete(ParticipantRow).where(ParticipantRow.room == bindparam("room")),
)


def identify(tx: Tx, token: str) -> Person | None:
    """The participant whose device holds this token, unless they were removed."""
    row = tx.row(_OF_TOKEN, digest=digest(token))
    return _person(row) if row else None


def was_removed(tx: Tx, token: str) -> bool:
    """Whether this token was somebody's who had to leave this room."""
    return tx.row(_REMOVED, digest=digest(token), room=tx.room) is not None


def who(tx: Tx, bearers: Iterable[str]) -> Mapping[str, Person]:
    """The participants behind these bearers as they are now."""
    ids = [person for bearer in bearers if (person := id_of_bearer(bearer))]
    rows = tx.rows(_WHO, ids=json_list(ids)) if ids else []
    return {bearer_of(row.id): _person(row) for row in rows}


def participants(tx: Tx) -> list[Participant]:
    """Everybody who ever joined this room, in order."""
    return [_participant(row) for row in tx.rows(_ALL, room=tx.room)]


def load_participants(tx: Tx, ids: Iterable[str]) -> dict[str, Participant]:
    """Those of these people who are of this room, by id."""
    wanted = list(ids)
    rows = tx.rows(_SOME, room=tx.room, ids=json_list(wanted)) if wanted else []
    return {row.id: _participant(row) for row in rows}


def load_participant(tx: Tx, participant: str) -> Participant:
    """One person of this room. Raises NotFound."""
    found = load_participants(tx, [participant])
    if participant not in found:
        raise NotFound("That person is not in this room.", field="id")
    return found[participant]


def add_participant(tx: Tx, participant: Participant, recovery_digest: str) -> None:
    """Store somebody who just joined."""
    tx.write(_ADD, **_row(tx.room, participant), recovery_digest=recovery_digest)


def save_participant(tx: Tx, participant: Participant) -> None:
    """Store what somebody changed."""
    tx.write(_SAVE, **_row(tx.room, participant), recovery_digest="")


def add_token(tx: Tx, participant: str, token_digest: str) -> None:
    """Let the device with this token act as the participant."""
    tx.write(_ADD_TOKEN, digest=token_digest, participant=participant)


def find_by_recovery(tx: Tx, code_digest: str) -> str | None:
    """The participant with this recovery code in this room."""
    row = tx.row(_OF_RECOVERY, room=tx.room, digest=code_digest)
    return str(row.id) if row else None


def count_people(tx: Tx) -> int:
    """How many people have joined and were not removed."""
    return int(tx.row(_COUNT, room=tx.room).people)


def erase(tx: Tx) -> None:
    """Delete everybody of this room."""
    for statement in _FORGET:
        tx.write(statement, room=tx.room)


def _person(row: Any) -> Person:
    return Person(row.id, row.room, Role.PARTICIPANT, bearer_of(row.id), row.name)


def _participant(row: Any) -> Participant:
    flags = {"ready": bool(row.ready), "removed": bool(row.removed)}
    return Participant(**row._asdict() | flags)


def _row(room: str, participant: Participant) -> dict[str, Any]:
    return {
        "id": participant.id,
        "room": room,
        "name": participant.name,
        "table": participant.table,
        "perspective": participant.perspective,
        "organisation": participant.organisation,
        "ready": int(participant.ready),
        "receipt_code": participant.receipt_code,
        "removed": int(participant.removed),
        "joined_at": participant.joined_at,
    }
