"""Options, and the lines that they make with what they stand for now."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select

from oasis_live.ballots.rules.options import Line, Option, lines
from oasis_live.ballots.store.rows import BallotRow, OptionRow, VoteRow
from oasis_live.ballots.store.subjects import subjects_of
from oasis_live.engine.rows import among, json_list
from oasis_live.engine.transaction import Tx
from oasis_live.summits.store import ActivityRow

_COLUMNS = (OptionRow.id, OptionRow.activity, OptionRow.place, OptionRow.card, OptionRow.theme)
_OF_ACTIVITIES = (
    select(*_COLUMNS)
    .where(among(OptionRow.activity, "activities"))
    .order_by(OptionRow.activity, OptionRow.place)
)
_NAMED = select(*_COLUMNS).where(among(OptionRow.id, "ids"))
_STANDING_FOR = select(*_COLUMNS).where(
    or_(among(OptionRow.card, "subjects"), among(OptionRow.theme, "subjects"))
)
_VOTES = select(OptionRow.activity).distinct().where(among(OptionRow.id, "ids"))
_IDS = select(OptionRow.id).where(among(OptionRow.activity, "activities"))
_ANY = (
    select(OptionRow.id)
    .join(ActivityRow, ActivityRow.id == OptionRow.activity)
    .where(ActivityRow.summit == bindparam("room"))
    .limit(1)
)
_ADD = insert(OptionRow)
_HELD_ANY = "any options"
_ACTIVITIES = select(ActivityRow.id).where(ActivityRow.summit == bindparam("room"))
_OPTIONS = select(OptionRow.id).where(OptionRow.activity.in_(_ACTIVITIES))
_ERASE = (
    delete(VoteRow).where(VoteRow.option.in_(_OPTIONS)),
    delete(BallotRow).where(BallotRow.activity.in_(_ACTIVITIES)),
    delete(OptionRow).where(OptionRow.activity.in_(_ACTIVITIES)),
)


def options_of(tx: Tx, activities: Iterable[str]) -> list[Option]:
    """The options of these votes as they were fixed, in order."""
    return _options(tx.rows(_OF_ACTIVITIES, activities=json_list(activities)))


def lines_of(tx: Tx, activities: Iterable[str]) -> list[Line]:
    """What can be voted on in these votes now, in order."""
    fixed = options_of(tx, activities)
    return lines(fixed, subjects_of(tx, fixed))


def lines_with(tx: Tx, ids: Iterable[str]) -> list[Line]:
    """The lines that these options are in now. Only where some were merged are all lines of a vote
    looked at: a ballot names a few of many.
    """
    named = _options(tx.rows(_NAMED, ids=json_list(ids)))
    standing = subjects_of(tx, named)
    if all(standing[one.subject].id == one.subject for one in named if one.subject in standing):
        return lines(named, standing)
    wanted = {one.id for one in named}
    whole = lines_of(tx, {one.activity for one in named})
    return [line for line in whole if wanted.intersection(line.members)]


def any_options(tx: Tx) -> bool:
    """Whether a vote was ever opened in this room."""
    return tx.once(_HELD_ANY, lambda: tx.row(_ANY, room=tx.room) is not None)


def ids_of_options(tx: Tx, activities: Iterable[str]) -> list[str]:
    """Every option that was ever fixed in these votes."""
    return [row.id for row in tx.rows(_IDS, activities=json_list(activities))]


def votes_with(tx: Tx, ids: Iterable[str]) -> list[str]:
    """The activities that these options belong to."""
    return [row.activity for row in tx.rows(_VOTES, ids=json_list(ids))]


def options_standing_for(tx: Tx, subjects: Iterable[str]) -> list[Option]:
    """The options that were fixed with these cards or themes."""
    return _options(tx.rows(_STANDING_FOR, subjects=json_list(subjects)))


def add_options(tx: Tx, options: Iterable[Option]) -> None:
    """Fix what can be voted on."""
    tx.forget(_HELD_ANY)
    tx.write_all(
        _ADD,
        (
            {
                "id": one.id,
                "activity": one.activity,
                "place": one.place,
                "card": one.card,
                "theme": one.theme,
            }
            for one in options
        ),
    )


def erase(tx: Tx) -> None:
    """Delete every vote of this room."""
    tx.forget(_HELD_ANY)
    for statement in _ERASE:
        tx.write(statement, room=tx.room)


def _options(rows: Iterable[Any]) -> list[Option]:
    return [Option(row.id, row.activity, row.place, row.card, row.theme) for row in rows]
