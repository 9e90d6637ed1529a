"""After each run the database is counted: what was acknowledged is there, each once."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from bench.load.job import Run
from bench.servers import Target


class Lost(Exception):
    """Something that was acknowledged is not stored, or more is stored than was acknowledged."""


_BALLOTS = {
    "ours": "SELECT v.voter, v.option, v.value FROM vote v JOIN participant p ON p.id = v.voter"
    " WHERE p.room = ?",
    "tutorial": "SELECT ballot, option, dots FROM vote WHERE ? = ''",
}
_CONTRIBUTIONS = {
    "ours": "SELECT id, text FROM contribution WHERE kind = 'principle' AND room = ?",
    "tutorial": "SELECT id, text FROM contribution WHERE ? = ''",
}


def count_votes(target: Target, run: Run, *others: Target) -> None:
    """Raises Lost unless each acknowledged ballot is stored as it was sent, and no other is in
    these rooms.
    """
    held: dict[str, dict[str, int]] = {}
    for each in (target, *others):
        for voter, option, dots in _rows(each, _BALLOTS[each.kind]):
            held.setdefault(str(voter), {})[str(option)] = dots
    _compare({v: json.dumps(c, sort_keys=True) for v, c in held.items()}, run)


def count_contributions(target: Target, run: Run) -> None:
    """Raises Lost unless each acknowledged contribution is stored as it was sent, and no other."""
    rows = _rows(target, _CONTRIBUTIONS[target.kind])
    _compare({str(id): text.rpartition(", ")[2] for id, text in rows}, run)


def count_people(target: Target, run: Run) -> None:
    """Raises Lost unless each who was let in is in the room, and nobody else."""
    rows = _rows(target, "SELECT id FROM participant WHERE room = ?")
    _compare({id: "" for (id,) in rows}, run)


def _rows(target: Target, statement: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{target.database}?mode=ro", uri=True)) as connection:
        return connection.execute(statement, (target.room,)).fetchall()


def _compare(held: Mapping[str, str], run: Run) -> None:
    missing = run.stored.keys() - held.keys()
    other = [key for key in run.stored.keys() & held.keys() if run.stored[key] != held[key]]
    # What got no answer may be stored or not: it was not promised.
    more = len(held) - len(run.stored) - len(run.lost)
    if missing or other or more > 0:
        raise Lost(f"{len(missing)} missing, {len(other)} not as sent, {more} nobody knows of")
