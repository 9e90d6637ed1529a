"""Ballots: one person's votes in one activity, and how many people gave what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select

from oasis_live.ballots.rules.suppression import UNNAMED
from oasis_live.ballots.rules.tally import Cells
from oasis_live.ballots.store.rows import BallotRow, OptionRow, VoteRow
from oasis_live.engine.rows import also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.people.store import ParticipantRow

_BALLOT = (
    select(VoteRow.option, VoteRow.value)
    .join(OptionRow, OptionRow.id == VoteRow.option)
    .where(VoteRow.voter == bindparam("voter"))
    .where(also(OptionRow.activity, "activity"))
)
_BALLOTS_OF = (
    select(OptionRow.activity, VoteRow.option, VoteRow.value)
    .join(OptionRow, OptionRow.id == VoteRow.option)
    .where(VoteRow.voter == bindparam("voter"))
    .where(among(OptionRow.activity, "activities"))
)
_VOTED_IN = select(BallotRow.activity).where(BallotRow.voter == bindparam("voter"))
_BALLOTS_WITH = (
    select(OptionRow.activity, VoteRow.voter)
    .distinct()
    .join(OptionRow, OptionRow.id == VoteRow.option)
    .where(among(VoteRow.option, "options"))
)
_COUNT = (
    select(BallotRow.activity, func.count().label("people"))
    .where(among(BallotRow.activity, "activities"))
    .group_by(BallotRow.activity)
)
_CROWD = (
    select(ParticipantRow.perspective, func.count().label("people"))
    .join(BallotRow, BallotRow.voter == ParticipantRow.id)
    .where(BallotRow.activity == bindparam("activity"))
    .group_by(ParticipantRow.perspective)
)
_CELLS = (
    select(
        VoteRow.option,
        ParticipantRow.perspective,
        VoteRow.value,
        func.count().label("people"),
    )
    .join(OptionRow, OptionRow.id == VoteRow.option)
    .join(ParticipantRow, ParticipantRow.id == VoteRow.voter)
    .where(OptionRow.activity == bindparam("activity"))
    .group_by(VoteRow.option, ParticipantRow.perspective, VoteRow.value)
)
_VOTES_ON = (
    select(VoteRow.option, VoteRow.voter, VoteRow.value, ParticipantRow.perspective)
    .join(ParticipantRow, ParticipantRow.id == VoteRow.voter)
    .where(among(VoteRow.option, "options"))
)
_SAVE_VOTE = upsert(VoteRow)
_DROP_VOTE = (
    delete(VoteRow)
    .where(VoteRow.option == bindparam("option"))
    .where(VoteRow.voter == bindparam("voter"))
)
_ADD_BALLOT = insert(BallotRow)
_DROP_BALLOT = (
    delete(BallotRow)
    .where(BallotRow.activity == bindparam("activity"))
    .where(BallotRow.voter == bindparam("voter"))
)


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote of one person. `perspective` is empty where they named none."""

    voter: str
    perspective: str
    option: str
    value: int


def load_ballot(tx: Tx, activity: str, voter: str) -> dict[str, int]:
    """What somebody has cast here, by the options that were fixed."""
    rows = tx.rows(_BALLOT, activity=activity, voter=voter)
    return {row.option: row.value for row in rows}


def save_ballot(
    tx: Tx, activity: str, voter: str, before: Mapping[str, int], after: Mapping[str, int]
) -> None:
    """Store a whole ballot in place of what was cast before. One without a vote is none."""
    gone = [{"option": one, "voter": voter} for one in before if one not in after]
    new = [
        {"option": one, "voter": voter, "value": value}
        for one, value in after.items()
        if before.get(one) != value
    ]
    if after and not before:
        tx.write(_ADD_BALLOT, activity=activity, voter=voter)
    if gone:
        tx.write_all(_DROP_VOTE, gone)
    if new:
        tx.write_all(_SAVE_VOTE, new)
    if before and not after:
        tx.write(_DROP_BALLOT, activity=activity, voter=voter)


def voted_in(tx: Tx, voter: str) -> list[str]:
    """The activities that somebody has a ballot in."""
    return [row.activity for row in tx.rows(_VOTED_IN, voter=voter)]


def ballots_of(tx: Tx, voter: str, activities: Iterable[str]) -> dict[str, dict[str, int]]:
    """What somebody has cast in these activities, by activity and option."""
    cast: dict[str, dict[str, int]] = defaultdict(dict)
    for row in tx.rows(_BALLOTS_OF, voter=voter, activities=json_list(activities)):
        cast[row.activity][row.option] = row.value
    return dict(cast)


def ballots_with(tx: Tx, options: Iterable[str]) -> list[tuple[str, str]]:
    """Whose ballots name one of these options: activity and voter."""
    rows = tx.rows(_BALLOTS_WITH, options=json_list(options))
    return [(row.activity, row.voter) for row in rows]


def count_voters(tx: Tx, activities: Iterable[str]) -> dict[str, int]:
    """How many have a ballot in each of these activities."""
    rows = tx.rows(_COUNT, activities=json_list(activities))
    return {row.activity: row.people for row in rows}


def count_by_perspective(tx: Tx, activity: str) -> dict[str, int]:
    """How many have a ballot here, by perspective."""
    return {row.perspective or UNNAMED: row.people for row in tx.rows(_CROWD, activity=activity)}


def load_cells(tx: Tx, activity: str) -> dict[str, Cells]:
    """How many people gave which value, by option as it was fixed and by perspective."""
    cells: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in tx.rows(_CELLS, activity=activity):
        cells[row.option][row.perspective or UNNAMED][row.value] = row.people
    return {option: dict(of) for option, of in cells.items()}


def votes_on(tx: Tx, options: Iterable[str]) -> list[Vote]:
    """Each single vote on these options."""
    rows = tx.rows(_VOTES_ON, options=json_list(options))
    return [Vote(row.voter, row.perspective or UNNAMED, row.option, row.value) for row in rows]
