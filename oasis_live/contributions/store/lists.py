"""Which contributions there are: for a screen, for an author, for somebody who is writing."""

from collections.abc import Iterable

from sqlalchemy import bindparam, func, or_, select

from oasis_live.contributions.rules.contribution import CARD_STATES, State
from oasis_live.contributions.rules.others import MOST, Offered
from oasis_live.contributions.rules.words import Words
from oasis_live.contributions.store.rows import ContributionRow
from oasis_live.engine.rows import also, among, json_list
from oasis_live.engine.transaction import Tx
from oasis_live.people.store import ParticipantRow

_CARDS = (
    select(ContributionRow.id)
    .where(ContributionRow.room == bindparam("room"))
    .where(or_(*(ContributionRow.state == state.value for state in sorted(CARD_STATES))))
    .where(ContributionRow.merged_into.is_(None))
    .order_by(ContributionRow.id)
)
_OF_AUTHOR = (
    select(ContributionRow.id)
    .where(also(ContributionRow.room, "room"))
    .where(ContributionRow.author == bindparam("author"))
    .order_by(ContributionRow.id)
)
_MERGED = select(ContributionRow.id).where(among(ContributionRow.merged_into, "ids"))
_COUNTS = (
    select(ContributionRow.kind, func.count().label("many"))
    .where(ContributionRow.room == bindparam("room"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
    .group_by(ContributionRow.kind)
)
_OFFERED = (
    select(
        ContributionRow.id,
        ContributionRow.text,
        ContributionRow.title,
        ContributionRow.happened,
        ContributionRow.gem,
        ParticipantRow.table,
    )
    .join(ParticipantRow, ParticipantRow.id == ContributionRow.author)
    .where(ContributionRow.room == bindparam("room"))
    .where(ContributionRow.kind == bindparam("kind"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
    .order_by(ContributionRow.id.desc())
)
_NEWEST = _OFFERED.limit(MOST)
_NEWEST_OF_TABLE = _NEWEST.where(ParticipantRow.table == bindparam("table"))


def ids_of_cards(tx: Tx) -> list[str]:
    """All that board, desk or sorter could show as a card of its own."""
    return [row.id for row in tx.rows(_CARDS, room=tx.room)]


def ids_of_author(tx: Tx, author: str) -> list[str]:
    """All that one person shared here."""
    return [row.id for row in tx.rows(_OF_AUTHOR, room=tx.room, author=author)]


def ids_merged_into(tx: Tx, ids: Iterable[str]) -> list[str]:
    """What became another wording of these."""
    return [row.id for row in tx.rows(_MERGED, ids=json_list(ids))]


def count_shown(tx: Tx) -> dict[str, int]:
    """How many of each kind are shown, merged ones counted once."""
    return {row.kind: row.many for row in tx.rows(_COUNTS, room=tx.room)}


def offered(tx: Tx, kind: str, *, table: str, typed: str) -> list[Offered]:
    """What `rules.others.choose` can choose from: all that is shown of a kind where words are
    looked for, else the newest only. A hall asks at once when an activity opens.
    """
    if typed.strip():
        rows = tx.rows(_OFFERED, room=tx.room, kind=kind)
    else:
        rows = tx.rows(_NEWEST, room=tx.room, kind=kind)
        own = tx.rows(_NEWEST_OF_TABLE, room=tx.room, kind=kind, table=table) if table else []
        rows = list({row.id: row for row in [*own, *rows]}.values())
    return [
        Offered(row.id, Words(row.text, row.title, row.happened, gem=row.gem), row.table)
        for row in rows
    ]
