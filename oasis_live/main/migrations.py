"""The database brought up to date at the start, by Alembic; one that is not ours is left alone."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from oasis_live.engine import rows
from oasis_live.engine.backends import backend_of

FOLDER = Path(rows.__file__).parent / "migrations"
_VERSION = "alembic_version"
_HELD = text("SELECT version_num FROM alembic_version")
# Another process may be starting on the same new database.
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


def migrate(engine: Engine) -> None:
    """Bring this database to the newest form, by one transaction. Raises OldHouse, and touches
    nothing, where that can't be done.
    """
    config = configuration(engine)
    scripts = ScriptDirectory.from_config(config)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(backend_of(engine.url).patience(_LOCK_WAIT_SECONDS))
            if _is_old(connection, scripts):
                _upgrade(connection, scripts, config)
    except _unreadable(engine) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise OldHouse(f"{engine.url.database} can't be read: {reason}.") from error


def refuse_damaged(engine: Engine) -> None:
    """Raises OldHouse for a file with damage anywhere: a server must not find it in the middle of a
    day. 100 MB take 0.1 s. PostgreSQL looks after its own files.
    """
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not (file and Path(file).is_file()):
        return
    try:
        with engine.connect() as connection:
            verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    except _unreadable(engine) as error:
        verdict = str(getattr(error, "orig", error))
    if verdict != "ok":
        raise OldHouse(f"{file} can't be read: {verdict}. Restore a backup.".replace("\n", " "))


def _unreadable(engine: Engine) -> tuple[type[Exception], ...]:
    return DBAPIError, CommandError, *backend_of(engine.url).errors


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
