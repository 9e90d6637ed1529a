"""The database brought up to date at the start, by Alembic; one that is not ours is left alone."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from oasis_live.engine import rows

FOLDER = Path(rows.__file__).parent / "migrations"
_VERSION = "alembic_version"
_HELD = text("SELECT version_num FROM alembic_version")
# Another process may be starting on the same new database.
_LOCK_WAIT_MS = 30_000


class OldHouse(Exception):
    """The database is newer than this program, broken, or none of ours."""


def configuration(engine: Engine | None = None) -> Config:
    """Alembic's configuration for our folder of migrations."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["metadata"] = rows.Base.metadata
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring this database to the newest form, by one transaction. Raises OldHouse, and touches
    nothing, where that can't be done.
    """
    config = configuration(engine)
    scripts = ScriptDirectory.from_config(config)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_LOCK_WAIT_MS}")
            if _is_old(connection, scripts):
                _upgrade(connection, scripts, config)
    except (DatabaseError, sqlite3.DatabaseError, CommandError) as error:
        reason = getattr(error, "orig", error)
        raise OldHouse(f"{engine.url.database} can't be read: {reason}.") from error


def _is_old(connection: Connection, scripts: ScriptDirectory) -> bool:
    tables = inspect(connection).get_table_names()
    if _VERSION not in tables:
        if tables:
            raise OldHouse("This is no database of Oasis Live. Check OASIS_DATABASE_URL.")
        return True
    held = connection.execute(_HELD).scalar()
    if held and held not in {script.revision for script in scripts.walk_revisions()}:
        raise OldHouse("This database was made by a newer Oasis Live. Install that version.")
    return bool(held != scripts.get_current_head())


def _upgrade(connection: Connection, scripts: ScriptDirectory, config: Config) -> None:
    # A table that is made anew must not take with it the rows that lean on it.
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        if _is_old(connection, scripts):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
