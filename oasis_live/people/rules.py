"""Who a participant is, and the codes by which a phone is known again."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from oasis_live.kernel.refused import Malformed, NotFound, all_of
from oasis_live.kernel.room_code import ALPHABET, plain
from oasis_live.kernel.text import clean_line, fit
from oasis_live.summits.rules.summit import Limits, Perspective

_BEARER = "person:"
_GROUPS, _GROUP_LENGTH = 3, 4


@dataclass(frozen=True)
class Participant:
    """Somebody in the hall. All but the id may be empty; `perspective` is an id."""

    id: str
    name: str = ""
    table: str = ""
    perspective: str = ""
    organisation: str = ""
    ready: bool = False
    receipt_code: str = ""
    removed: bool = False
    joined_at: int = 0


@dataclass(frozen=True)
class Secrets:
    """What a phone keeps. The server stores digests only."""

    token: str
    recovery_code: str


def change(  # noqa: PLR0913 - the fields of one form
    participant: Participant,
    limits: Limits,
    perspectives: Sequence[Perspective],
    *,
    name: str | None = None,
    table: str | None = None,
    organisation: str | None = None,
    perspective: str | None = None,
    ready: bool | None = None,
) -> Participant:
    """The participant with what is given. Raises TooLong, Malformed naming the field."""
    texts = {
        "name": (name, limits.name),
        "table": (table, limits.table),
        "organisation": (organisation, limits.organisation),
    }
    checks = {
        field: partial(_line, text, limit, field)
        for field, (text, limit) in texts.items()
        if text is not None
    }
    if perspective is not None:
        checks["perspective"] = partial(chosen, perspective, perspectives)
    given = all_of(checks)
    if ready is not None:
        given["ready"] = ready
    return replace(participant, **given)


def _line(text: str, limit: int, field: str) -> str:
    return fit(clean_line(text, field=field), limit, field=field)


def chosen(perspective: str, perspectives: Sequence[Perspective]) -> str:
    """The id of a perspective given by id or label; empty stays empty. Raises Malformed."""
    if not perspective.strip():
        return ""
    for one in perspectives:
        if perspective.strip() in {one.id, one.label}:
            return one.id
    raise Malformed("Choose one from the list, or leave it empty", field="perspective")


def bearer_of(participant: str) -> str:
    """What a participant's cids are unique for, whichever device sends them."""
    return f"{_BEARER}{participant}"


def id_of_bearer(bearer: str) -> str | None:
    """The participant behind a bearer, or None if it is somebody else's."""
    return bearer.removeprefix(_BEARER) if bearer.startswith(_BEARER) else None


def secrets_for(secret: str, room: str, cid: str) -> Secrets:
    """Token and recovery code of the join with this cid.

    They follow from the server's secret, so that the same cid gets the same answer although only
    digests are stored. A cid is as secret as the token: the phone makes both known to nobody else.
    """
    return Secrets(
        token=_derived(secret, "token", room, cid).hex(),
        recovery_code=_written(_derived(secret, "recovery", room, cid)),
    )


def receipt_code(secret: str, room: str, cid: str) -> str:
    """The code by which somebody changes their mind after the day."""
    return _written(_derived(secret, "receipt", room, cid))


def digest(token: str) -> str:
    """What is stored of a token or a code."""
    return hashlib.sha256(token.encode()).hexdigest()


def read_code(typed: str) -> str:
    """A code as it was meant: any case, with or without dashes. Raises NotFound for no code."""
    code = plain(typed)
    if len(code) != _GROUPS * _GROUP_LENGTH or not set(code) <= set(ALPHABET):
        raise NotFound(
            "We can’t find that code. It has twelve letters and numbers", field="recovery_code"
        )
    return _grouped(code)


def _derived(secret: str, purpose: str, room: str, cid: str) -> bytes:
    message = f"{purpose}:{room}:{cid}".encode()
    return hmac.new(secret.encode(), message, "sha256").digest()


def _written(number: bytes) -> str:
    left, letters = int.from_bytes(number, "big"), []
    for _letter in range(_GROUPS * _GROUP_LENGTH):
        left, place = divmod(left, len(ALPHABET))
        letters.append(ALPHABET[place])
    return _grouped("".join(letters))


def _grouped(code: str) -> str:
    starts = range(0, len(code), _GROUP_LENGTH)
    return "-".join(code[start : start + _GROUP_LENGTH] for start in starts)
