"""What a cid was answered: a repeated one gets the first answer, and nothing is stored twice."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import bindparam, insert, select

from oasis_live.engine.rows import ReceiptRow
from oasis_live.engine.transaction import Tx

_FIND = (
    select(ReceiptRow.digest, ReceiptRow.answer)
    .where(ReceiptRow.bearer == bindparam("bearer"))
    .where(ReceiptRow.cid == bindparam("cid"))
)
_KEEP = insert(ReceiptRow)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The digest of the body that was answered, and the answer."""

    digest: str
    answer: dict[str, Any]


def digest(body: Mapping[str, Any]) -> str:
    """The same for the same fields in any order; tells nothing of their words."""
    return hashlib.sha256(msgspec.json.encode(body, order="sorted")).hexdigest()


def find(tx: Tx, bearer: str, cid: str) -> Receipt | None:
    """The receipt for this cid, if it was ever accepted."""
    row = tx.row(_FIND, bearer=bearer, cid=cid)
    return Receipt(row.digest, msgspec.json.decode(row.answer)) if row else None


def keep(tx: Tx, receipts: Iterable[tuple[str, str, Receipt]]) -> None:
    """Store (bearer, cid, receipt) of what was just accepted."""
    tx.write_all(
        _KEEP,
        (
            {
                "bearer": bearer,
                "cid": cid,
                "room": tx.room,
                "digest": receipt.digest,
                "answer": msgspec.json.encode(receipt.answer).decode(),
                "at": tx.now_ms,
            }
            for bearer, cid, receipt in receipts
        ),
    )
