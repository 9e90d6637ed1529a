"""Loading and saving contributions whole: a row, its lines, its links, what was merged into it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.others import headline
from oasis_live.contributions.rules.words import Translation, Words
from oasis_live.contributions.store.links import add_links
from oasis_live.contributions.store.rows import (
    CONDITION,
    FROM,
    STORY,
    WISH,
    ContributionRow,
    LineRow,
    LinkRow,
)
from oasis_live.engine.rows import also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.consent import Level
from oasis_live.kernel.refused import NotFound
from oasis_live.people.store import ParticipantRow

_COLUMNS = (
    *ContributionRow.__table__.columns,
    ParticipantRow.name,
    ParticipantRow.table,
    ParticipantRow.perspective,
)
_WITH_AUTHOR = select(*_COLUMNS).join(ParticipantRow, ParticipantRow.id == ContributionRow.author)
_SOME = (
    _WITH_AUTHOR.where(also(ContributionRow.room, "room"))
    .where(among(ContributionRow.id, "ids"))
    .order_by(ContributionRow.id)
)
_ALL = _WITH_AUTHOR.where(ContributionRow.room == bindparam("room")).order_by(ContributionRow.id)
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
# Only what passed screening: a wording reaches the board inside another card.
_WORDINGS = (
    select(
        ContributionRow.merged_into,
        ContributionRow.text,
        ContributionRow.title,
        ContributionRow.happened,
        ContributionRow.gem,
    )
    .where(among(ContributionRow.merged_into, "ids"))
    .where(ContributionRow.state == State.SHOWN.value)
    .order_by(ContributionRow.id)
)
_SAVE = upsert(ContributionRow)
_ADD_LINE = insert(LineRow)
_DROP_LINES = delete(LineRow).where(LineRow.contribution == bindparam("id"))
_OF_ROOM = select(ContributionRow.id).where(ContributionRow.room == bindparam("room"))
_ERASE = (
    delete(LinkRow).where(LinkRow.contribution.in_(_OF_ROOM)),
    delete(LineRow).where(LineRow.contribution.in_(_OF_ROOM)),
    delete(ContributionRow).where(ContributionRow.room == bindparam("room")),
)


def load_contributions(tx: Tx, ids: Iterable[str]) -> dict[str, Contribution]:
    """Those of these ids that are of this room."""
    return _whole(tx, tx.rows(_SOME, room=tx.room, ids=json_list(ids)))


def seen_contributions(tx: Tx, ids: Iterable[str]) -> dict[str, Contribution]:
    """The same for screens: each is read once, whoever is told of it in this reading."""
    return tx.each("contribution", ids, lambda missing: load_contributions(tx, missing))


def load_contribution(tx: Tx, contribution: str) -> Contribution:
    """One contribution of this room. Raises NotFound."""
    found = load_contributions(tx, [contribution])
    if contribution not in found:
        raise NotFound("This is no longer here.", field="id")
    return found[contribution]


def all_contributions(tx: Tx) -> list[Contribution]:
    """Everything that was ever shared in this room, in order."""
    return list(_whole(tx, tx.rows(_ALL, room=tx.room)).values())


def add_contribution(tx: Tx, contribution: Contribution) -> None:
    """Store something new with its lines and links."""
    tx.write(_SAVE, **_row(tx.room, contribution))
    _add_lines(tx, contribution)
    add_links(tx, contribution)


def save_contribution(tx: Tx, contribution: Contribution) -> None:
    """Store what changed of it, but for its links. What its texts were before is gone."""
    tx.write(_SAVE, **_row(tx.room, contribution))
    tx.write(_DROP_LINES, id=contribution.id)
    _add_lines(tx, contribution)


def erase(tx: Tx) -> None:
    """Delete everything that was shared in this room."""
    for statement in _ERASE:
        tx.write(statement, room=tx.room)


def _add_lines(tx: Tx, contribution: Contribution) -> None:
    words = contribution.words
    lines = [(CONDITION, place, text) for place, text in enumerate(words.conditions)]
    lines += [(WISH, place, text) for place, text in enumerate(words.wishes)]
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
    told = any(row.kind == Kind.STORY.value for row in rows)
    for row in tx.rows(_LINES, ids=ids) if told else ():
        lines[row.contribution, row.kind].append(row.text)
    for row in tx.rows(_LINKS, ids=ids) if rows else ():
        links[row.contribution, row.kind].append(row.source)
    for row in tx.rows(_WORDINGS, ids=ids) if rows else ():
        texts = Words(row.text, row.title, row.happened, gem=row.gem)
        wordings[row.merged_into].append(headline(texts))
    return {row.id: _contribution(row, lines, links, wordings[row.id]) for row in rows}


def _contribution(row: Any, lines: Any, links: Any, wordings: list[str]) -> Contribution:
    words = Words(
        text=row.text,
        title=row.title,
        happened=row.happened,
        conditions=tuple(lines[row.id, CONDITION]),
        gem=row.gem,
        wishes=tuple(lines[row.id, WISH]),
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
        perspective=row.perspective,
        stories=tuple(links[row.id, STORY]),
        comes_from=tuple(links[row.id, FROM]),
        wordings=tuple(wordings),
        translation=Translation(row.translation, row.translated_by) if row.translation else None,
    )


def _row(room: str, contribution: Contribution) -> dict[str, Any]:
    words, translation = contribution.words, contribution.translation
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
        "translation": translation.text if translation else "",
        "translated_by": translation.by if translation else "",
        "late": int(contribution.late),
        "reason": contribution.reason,
        "merged_into": contribution.merged_into,
        "at": contribution.at,
    }
