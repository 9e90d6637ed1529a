"""Rows of contributions. A text stands in one row and nowhere else: withdrawing deletes it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ForeignKey, bindparam, delete, func, insert, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.contributions.rules.contribution import CARD_STATES, Contribution, Kind, State
from oasis_live.contributions.rules.words import Words
from oasis_live.engine.rows import Base, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.consent import Level
from oasis_live.kernel.refused import NotFound
from oasis_live.people.store import ParticipantRow


class ContributionRow(Base):
    """What somebody shared."""

    __tablename__ = "contribution"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    activity: Mapped[str] = mapped_column(ForeignKey("activity.id"))
    author: Mapped[str] = mapped_column(ForeignKey("participant.id"), index=True)
    state: Mapped[str]
    consent: Mapped[str | None]
    text: Mapped[str]
    title: Mapped[str]
    happened: Mapped[str]
    gem: Mapped[str]
    by: Mapped[str]
    lang: Mapped[str]
    late: Mapped[int]
    reason: Mapped[str]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    at: Mapped[int]


class LineRow(Base):
    """One condition of success or one wish of a story."""

    __tablename__ = "contribution_line"
    contribution: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class LinkRow(Base):
    """What a contribution comes from: stories that show it, or words that were taken up."""

    __tablename__ = "contribution_link"
    contribution: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True, index=True)


_CONDITION, _WISH = "condition", "wish"
_STORY, _FROM = "story", "from"
_CARD_STATES = sorted(state.value for state in CARD_STATES)

_COLUMNS = (
    *ContributionRow.__table__.columns,
    ParticipantRow.name,
    ParticipantRow.table,
)
_WITH_AUTHOR = select(*_COLUMNS).join(ParticipantRow, ParticipantRow.id == ContributionRow.author)
_SOME = _WITH_AUTHOR.where(ContributionRow.room == bindparam("room")).where(
    among(ContributionRow.id, "ids")
)
_ALL = _WITH_AUTHOR.where(ContributionRow.room == bindparam("room")).order_by(ContributionRow.id)
_SHOWN = (
    _WITH_AUTHOR.where(ContributionRow.room == bindparam("room"))
    .where(ContributionRow.kind == bindparam("kind"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
    .order_by(ContributionRow.id)
)
_LINES = (
    select(LineRow.contribution, LineRow.kind, LineRow.text)
    .where(among(LineRow.contribution, "ids"))
    .order_by(LineRow.contribution, LineRow.kind, LineRow.place)
)
_LINKS = (
    select(LinkRow.contribution, LinkRow.kind, LinkRow.source)
    .where(among(LinkRow.contribution, "ids"))
    .order_by(LinkRow.contribution, LinkRow.source)
)
_WORDINGS = (
    select(ContributionRow.merged_into, ContributionRow.text, ContributionRow.title)
    .where(among(ContributionRow.merged_into, "ids"))
    .where(ContributionRow.state != State.WITHDRAWN.value)
    .order_by(ContributionRow.id)
)
_CARDS = (
    select(ContributionRow.id)
    .where(ContributionRow.room == bindparam("room"))
    .where(or_(*(ContributionRow.state == state for state in _CARD_STATES)))
    .where(ContributionRow.merged_into.is_(None))
    .order_by(ContributionRow.id)
)
_OF_AUTHOR = (
    select(ContributionRow.id)
    .where(ContributionRow.room == bindparam("room"))
    .where(ContributionRow.author == bindparam("author"))
    .order_by(ContributionRow.id)
)
_MERGED = select(ContributionRow.id).where(among(ContributionRow.merged_into, "ids"))
_LINKED = select(LinkRow.contribution).where(among(LinkRow.source, "ids"))
_KNOWN = (
    select(ContributionRow.id)
    .where(ContributionRow.room == bindparam("room"))
    .where(among(ContributionRow.id, "ids"))
)
_COUNTS = (
    select(ContributionRow.kind, func.count().label("many"))
    .where(ContributionRow.room == bindparam("room"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
    .group_by(ContributionRow.kind)
)
_SAVE = upsert(ContributionRow)
_ADD_LINE = insert(LineRow)
_DROP_LINES = delete(LineRow).where(LineRow.contribution == bindparam("id"))
_ADD_LINK = insert(LinkRow)
_ROOMS = select(ContributionRow.id).where(ContributionRow.room == bindparam("room"))
_ERASE = (
    delete(LinkRow).where(LinkRow.contribution.in_(_ROOMS)),
    delete(LineRow).where(LineRow.contribution.in_(_ROOMS)),
    delete(ContributionRow).where(ContributionRow.room == bindparam("room")),
)


def load_contributions(tx: Tx, ids: Iterable[str]) -> dict[str, Contribution]:
    """Those of these ids that are of this room."""
    return _whole(tx, tx.rows(_SOME, room=tx.room, ids=json_list(ids)))


def load_contribution(tx: Tx, contribution: str) -> Contribution:
    """One contribution of this room. Raises NotFound."""
    found = load_contributions(tx, [contribution])
    if contribution not in found:
        raise NotFound("This is no longer here.", field="id")
    return found[contribution]


def all_contributions(tx: Tx) -> list[Contribution]:
    """Everything that was ever shared in this room, in order."""
    return list(_whole(tx, tx.rows(_ALL, room=tx.room)).values())


def shown_of_kind(tx: Tx, kind: str) -> list[Contribution]:
    """Everything of a kind that is shown, in order; without lines and links."""
    nothing: defaultdict[Any, list[str]] = defaultdict(list)
    rows = tx.rows(_SHOWN, room=tx.room, kind=kind)
    return [_contribution(row, nothing, nothing, []) for row in rows]


def ids_of_cards(tx: Tx) -> list[str]:
    """All that board, desk or sorter could show as a card of its own."""
    return [row.id for row in tx.rows(_CARDS, room=tx.room)]


def ids_of_author(tx: Tx, author: str) -> list[str]:
    """All that one person shared here."""
    return [row.id for row in tx.rows(_OF_AUTHOR, room=tx.room, author=author)]


def ids_merged_into(tx: Tx, ids: Iterable[str]) -> list[str]:
    """What became another wording of these."""
    return [row.id for row in tx.rows(_MERGED, ids=json_list(ids))]


def ids_linked_to(tx: Tx, ids: Iterable[str]) -> list[str]:
    """What names these as where it comes from."""
    return [row.contribution for row in tx.rows(_LINKED, ids=json_list(ids))]


def known(tx: Tx, ids: Iterable[str]) -> frozenset[str]:
    """Those of these ids that this room has ever had."""
    wanted = list(ids)
    rows = tx.rows(_KNOWN, room=tx.room, ids=json_list(wanted)) if wanted else []
    return frozenset(row.id for row in rows)


def count_shown(tx: Tx) -> dict[str, int]:
    """How many of each kind are shown, merged ones counted once."""
    return {row.kind: row.many for row in tx.rows(_COUNTS, room=tx.room)}


def add_contribution(tx: Tx, contribution: Contribution) -> None:
    """Store something new with its lines and links."""
    tx.write(_SAVE, **_row(tx.room, contribution))
    _add_lines(tx, contribution)
    links = [(_STORY, source) for source in contribution.stories]
    links += [(_FROM, source) for source in contribution.comes_from]
    if links:
        tx.write_all(
            _ADD_LINK,
            ({"contribution": contribution.id, "kind": k, "source": s} for k, s in links),
        )


def save_contribution(tx: Tx, contribution: Contribution) -> None:
    """Store what changed of it. What its texts were before is gone."""
    tx.write(_SAVE, **_row(tx.room, contribution))
    tx.write(_DROP_LINES, id=contribution.id)
    _add_lines(tx, contribution)


def erase(tx: Tx) -> None:
    """Delete everything that was shared in this room."""
    for statement in _ERASE:
        tx.write(statement, room=tx.room)


def _add_lines(tx: Tx, contribution: Contribution) -> None:
    words = contribution.words
    lines = [(_CONDITION, place, text) for place, text in enumerate(words.conditions)]
    lines += [(_WISH, place, text) for place, text in enumerate(words.wishes)]
    if lines:
        tx.write_all(
            _ADD_LINE,
            (
                {"contribution": contribution.id, "kind": kind, "place": place, "text": text}
                for kind, place, text in lines
            ),
        )


def _whole(tx: Tx, rows: list[Any]) -> dict[str, Contribution]:
    """Rows with their lines, links and other wordings, each asked for once."""
    ids = json_list(row.id for row in rows)
    lines, links, wordings = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in tx.rows(_LINES, ids=ids) if rows else ():
        lines[row.contribution, row.kind].append(row.text)
    for row in tx.rows(_LINKS, ids=ids) if rows else ():
        links[row.contribution, row.kind].append(row.source)
    for row in tx.rows(_WORDINGS, ids=ids) if rows else ():
        wordings[row.merged_into].append(row.text or row.title)
    return {row.id: _contribution(row, lines, links, wordings[row.id]) for row in rows}


def _contribution(row: Any, lines: Any, links: Any, wordings: list[str]) -> Contribution:
    words = Words(
        text=row.text,
        title=row.title,
        happened=row.happened,
        conditions=tuple(lines[row.id, _CONDITION]),
        gem=row.gem,
        wishes=tuple(lines[row.id, _WISH]),
        by=row.by,
        lang=row.lang,
    )
    return Contribution(
        id=row.id,
        kind=Kind(row.kind),
        activity=row.activity,
        author=row.author,
        state=State(row.state),
        words=words,
        at=row.at,
        consent=Level(row.consent) if row.consent else None,
        late=bool(row.late),
        reason=row.reason,
        merged_into=row.merged_into,
        name=row.name,
        table=row.table,
        stories=tuple(links[row.id, _STORY]),
        comes_from=tuple(links[row.id, _FROM]),
        wordings=tuple(wordings),
    )


def _row(room: str, contribution: Contribution) -> dict[str, Any]:
    words = contribution.words
    return {
        "id": contribution.id,
        "room": room,
        "kind": contribution.kind.value,
        "activity": contribution.activity,
        "author": contribution.author,
        "state": contribution.state.value,
        "consent": contribution.consent.value if contribution.consent else None,
        "text": words.text,
        "title": words.title,
        "happened": words.happened,
        "gem": words.gem,
        "by": words.by,
        "lang": words.lang,
        "late": int(contribution.late),
        "reason": contribution.reason,
        "merged_into": contribution.merged_into,
        "at": contribution.at,
    }
