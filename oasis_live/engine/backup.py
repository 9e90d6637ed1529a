"""A copy of the whole database while it is in use, and the way back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from oasis_live.engine.backends.sqlite import damage_in

# More than any room gives between a backup and its restore, so that no number is given twice.
_PAST_ALL_GIVEN = 1_000_000


class Unusable(Exception):
    """This can't be backed up or restored; the sentence says why."""


def back_up(database: Path, file: Path) -> None:
    """Copy the database into a file of its own, as it is at one moment.

    Raises Unusable when it can't be copied, or when the file exists already: a backup never
    overwrites one. Then nothing is left behind.
    """
    if file.exists():
        raise Unusable(f"{file} exists already. Choose another name.")
    if not database.is_file():
        raise Unusable(f"There is no database {database} yet.")
    try:
        _copy(database, file)
    except sqlite3.Error as error:
        file.unlink(missing_ok=True)
        raise Unusable(f"{database} can't be copied to {file}: {error}.") from error


def restore(file: Path, database: Path) -> None:
    """Put the backup in the database's place, and let every screen read it from the start.

    Raises Unusable for a file that is no sound backup, and while anybody has the database open;
    then the database stays as it is. A broken database is no hindrance.
    """
    _check(file)
    _refuse_in_use(database)
    fresh = database.with_name(f"{database.name}.restored")
    try:
        fresh.unlink(missing_ok=True)
        _copy(file, fresh)
        _raise_numbers(fresh)
        # A log that the old database left would be played into the new one.
        for ending in ("-wal", "-shm"):
            database.with_name(f"{database.name}{ending}").unlink(missing_ok=True)
        fresh.replace(database)
    except (sqlite3.Error, OSError) as error:
        fresh.unlink(missing_ok=True)
        raise Unusable(f"{file} can't be restored: {error}.") from error


def _copy(one: Path, other: Path) -> None:
    with closing(sqlite3.connect(one)) as source, closing(sqlite3.connect(other)) as target:
        source.backup(target)


def _raise_numbers(database: Path) -> None:
    with closing(sqlite3.connect(database)) as target:
        target.execute("UPDATE counter SET seq = seq + ?, floor = seq + ?", (_PAST_ALL_GIVEN,) * 2)
        target.commit()


def _refuse_in_use(database: Path) -> None:
    """Raises Unusable while another connection is there: only a lone one gets this lock."""
    if not database.is_file():
        return
    with closing(sqlite3.connect(database, timeout=0)) as alone:
        try:
            alone.execute("PRAGMA locking_mode=EXCLUSIVE")
            alone.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise Unusable("The database is in use. Stop the server first.") from error
        except sqlite3.DatabaseError:
            return  # a broken one, which nobody can be using


def _check(file: Path) -> None:
    if not file.is_file():
        raise Unusable(f"There is no file {file}.")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            damage = damage_in(source, "integrity_check")
            source.execute("SELECT seq, floor FROM counter").fetchone()
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{file} is no backup of Oasis Live.") from error
    if damage:
        raise Unusable(f"{file} is damaged: {damage}")
