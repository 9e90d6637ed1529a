"""What options stand for, read as it is now: cards, and themes."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, select

from oasis_live.ballots.rules.options import Option, Subject
from oasis_live.contributions.rules.contribution import State
from oasis_live.contributions.store import ContributionRow, ids_merged_into
from oasis_live.engine.rows import also, among, json_list
from oasis_live.engine.transaction import Tx
from oasis_live.themes.rules.theme import Theme
from oasis_live.themes.store import names, themes

# Read at every press of every phone, so a ballot asks for a few columns in one question.
_CARDS = (
    select(
        ContributionRow.id,
        ContributionRow.state,
        ContributionRow.merged_into,
        ContributionRow.text,
        ContributionRow.title,
        ContributionRow.gem,
        ContributionRow.happened,
        ContributionRow.lang,
    )
    .where(also(ContributionRow.room, "room"))
    .where(among(ContributionRow.id, "ids"))
)
_SHOWN = (
    select(ContributionRow.id)
    .where(ContributionRow.room == bindparam("room"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
    .order_by(ContributionRow.id)
)
_SHOWN_OF_KIND = _SHOWN.where(ContributionRow.kind == bindparam("kind"))
_SHOWN_OF_ACTIVITY = _SHOWN.where(ContributionRow.activity == bindparam("activity"))


def subjects_of(tx: Tx, options: Iterable[Option]) -> dict[str, Subject]:
    """By the card or theme that an option was fixed with: what it says now. What is hidden,
    withdrawn or removed is left out.
    """
    wanted = list(options)
    cards = {one.card for one in wanted if one.card}
    found = _cards(tx, cards) if cards else {}
    return found | (_themes(tx) if any(one.theme for one in wanted) else {})


def family_of(tx: Tx, subjects: Iterable[str]) -> set[str]:
    """These cards and themes with what they were merged into and what was merged into them."""
    family = set(subjects)
    family |= {row.merged_into for row in _rows(tx, family) if row.merged_into}
    ends = _ends(themes(tx))
    family |= {end.id for one, end in ends.items() if one in family}
    merged = {one for one, end in ends.items() if end.id in family}
    return family | merged | set(ids_merged_into(tx, family))


def shown_of_kind(tx: Tx, kind: str) -> list[str]:
    """The cards of a kind that are shown and were not merged away, in order."""
    return [row.id for row in tx.rows(_SHOWN_OF_KIND, room=tx.room, kind=kind)]


def themes_on_the_board(tx: Tx) -> list[str]:
    """The themes that the board shows or that people have touched, in order."""
    present = (one for one in themes(tx) if not one.removed)
    return [one.id for one in present if one.pool is not None or one.accepted]


def shown_of_activity(tx: Tx, activity: str) -> list[str]:
    """The cards that came from an activity, are shown and were not merged away, in order."""
    return [row.id for row in tx.rows(_SHOWN_OF_ACTIVITY, room=tx.room, activity=activity)]


def _cards(tx: Tx, cards: Iterable[str]) -> dict[str, Subject]:
    rows = {row.id: row for row in _rows(tx, cards)}
    asked = list(rows)
    while further := {row.merged_into for row in rows.values() if row.merged_into} - rows.keys():
        rows |= {row.id: row for row in _rows(tx, further)}
    ends = {card: _end(rows, card) for card in asked}
    return {card: _subject(row) for card, row in ends.items() if row.state == State.SHOWN.value}


def _rows(tx: Tx, cards: Iterable[str]) -> list[Any]:
    return tx.rows(_CARDS, room=tx.room, ids=json_list(sorted(cards)))


def _end(rows: Mapping[str, Any], merged: str) -> Any:
    """The one that this became in the end."""
    row = rows[merged]
    while row.merged_into in rows:
        row = rows[row.merged_into]
    return row


def _subject(row: Any) -> Subject:
    text = row.text or row.title or row.gem or row.happened
    return Subject(row.id, text, row.lang or None)


def _ends(all_themes: Iterable[Theme]) -> dict[str, Theme]:
    by_id = {one.id: one for one in all_themes}
    return {one: _end(by_id, one) for one in by_id}


def _themes(tx: Tx) -> dict[str, Subject]:
    ends = {one: end for one, end in _ends(themes(tx)).items() if not end.removed}
    called = names(tx, ends.values())
    return {one: Subject(end.id, called[end.id]) for one, end in ends.items()}
