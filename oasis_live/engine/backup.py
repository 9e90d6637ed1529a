"""A copy of the whole database while it is in use, and the way back."""

import sqlite3
from contextlib import closing
from pathlib import Path

# More than any room gives between a backup and its restore, so that no number is given twice.
_PAST_ALL_GIVEN = 1_000_000


class Unusable(Exception):
    """The file is no backup of ours; the sentence says why."""


def back_up(database: Path, file: Path) -> None:
    """Copy the database into a file of its own, as it is at one moment.

    Raises Unusable when the file exists already: a backup never overwrites one.
    """
    if file.exists():
        raise Unusable(f"{file} exists already. Choose another name.")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)


def restore(file: Path, database: Path) -> None:
    """Put the backup in the database's place, and let every screen read it from the start.

    The server must not be running. Raises Unusable for a file that is no sound backup.
    """
    _check(file)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)
        target.execute("UPDATE counter SET seq = seq + ?, floor = seq + ?", (_PAST_ALL_GIVEN,) * 2)
        target.commit()


def _check(file: Path) -> None:
    if not file.is_file():
        raise Unusable(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source:
            (verdict,) = source.execute("PRAGMA integrity_check").fetchone()
            source.execute("SELECT seq, floor FROM counter").fetchone()
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{file} is no backup of Oasis Live.") from error
    if verdict != "ok":
        raise Unusable(f"{file} is damaged: {verdict}")
