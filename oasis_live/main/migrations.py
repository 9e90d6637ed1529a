"""The database brought up to date at the start, by Alembic; one that is not ours is left alone."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from oasis_live.engine import rows
from oasis_live.engine.backends import backend_of
from oasis_live.engine.database import connect

FOLDER = Path(rows.__file__).parent / "migrations"
_VERSION = "alembic_version"
_HELD = text("SELECT version_num FROM alembic_version")
# Another process may be starting on the same new database, or reading its log after a crash.
_LOCK_WAIT_SECONDS = 30


class OldHouse(Exception):
    """The database is newer than this program, broken, or none of ours."""


def configuration(engine: Engine | None = None) -> Config:
    """Alembic's configuration for our folder of migrations."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["metadata"] = rows.Base.metadata
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine, patience: int = _LOCK_WAIT_SECONDS) -> None:
    """Bring this database to the newest form, by one transaction. Raises OldHouse, and touches
    nothing, where that can't be done or anything in it is damaged: a server must not find that in
    the middle of a day. A lock of somebody else's is waited for, `patience` seconds.
    """
    backend, config = backend_of(engine.url), configuration(engine)
    scripts = ScriptDirectory.from_config(config)
    unreadable: tuple[type[Exception], ...] = (DBAPIError, CommandError, *backend.errors)
    try:
        with connect(engine.url, patience).connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            backend.look_through(driver)
            if _is_old(connection, scripts):
                _upgrade(connection, scripts, config)
    except unreadable as error:
        found = getattr(error, "orig", None) or error
        reason = f"{engine.url.database} can't be read: {str(found).splitlines()[0]}."
        helps = " Restore a backup." if backend.is_damage(found) else ""
        raise OldHouse(reason + helps) from error


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
    for statement in backend_of(connection.engine.url).alone():
        connection.exec_driver_sql(statement)
    try:
        if _is_old(connection, scripts):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
