"""What contributions come from, as rows: no text is in any of them."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, insert, or_, select

from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.links import Source
from oasis_live.contributions.store.rows import FROM, STORY, ContributionRow, LinkRow
from oasis_live.engine.rows import also, among, json_list
from oasis_live.engine.transaction import Tx

_SOURCES = (
    select(ContributionRow.id, ContributionRow.kind, ContributionRow.state)
    .where(also(ContributionRow.room, "room"))
    .where(among(ContributionRow.id, "ids"))
)
_LINKED = (
    select(LinkRow.contribution, ContributionRow.author)
    .join(ContributionRow, ContributionRow.id == LinkRow.contribution)
    .where(LinkRow.source == bindparam("source"))
    .order_by(LinkRow.contribution)
)
_ADD = insert(LinkRow)
_DROP = delete(LinkRow).where(LinkRow.contribution == bindparam("id"))
_FORGET = delete(LinkRow).where(
    or_(LinkRow.contribution == bindparam("id"), LinkRow.source == bindparam("id"))
)


def sources(tx: Tx, ids: Iterable[str]) -> dict[str, Source]:
    """What a link to these has to know; none for an id that this room never had."""
    wanted = list(ids)
    rows = tx.rows(_SOURCES, room=tx.room, ids=json_list(wanted)) if wanted else []
    return {row.id: Source(Kind(row.kind), State(row.state)) for row in rows}


def linked_to(tx: Tx, source: str) -> dict[str, str]:
    """What names this as where it comes from, each with its author."""
    return {row.contribution: row.author for row in tx.rows(_LINKED, source=source)}


def add_links(tx: Tx, contribution: Contribution) -> None:
    """Store the links of something new."""
    links = [(STORY, source) for source in contribution.stories]
    links += [(FROM, source) for source in contribution.comes_from]
    if links:
        tx.write_all(
            _ADD,
            ({"contribution": contribution.id, "kind": k, "source": s} for k, s in links),
        )


def save_links(tx: Tx, contribution: Contribution) -> None:
    """Store the links as they are now, in place of the old ones."""
    tx.write(_DROP, id=contribution.id)
    add_links(tx, contribution)


def forget_links(tx: Tx, contribution: str) -> None:
    """Nothing comes from what was withdrawn, and it comes from nothing."""
    tx.write(_FORGET, id=contribution)
