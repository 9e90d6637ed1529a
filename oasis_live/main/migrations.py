"""The database brought up to date at the start, by Alembic; a newer or broken one is left alone."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from oasis_live.engine import rows

FOLDER = Path(rows.__file__).parent / "migrations"


class OldHouse(Exception):
    """The database is newer than this program, or is no database of ours."""


def configuration(engine: Engine | None = None) -> Config:
    """Alembic's configuration for our folder of migrations."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["metadata"] = rows.Base.metadata
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring this database to the newest form. Raises OldHouse and touches nothing otherwise."""
    config = configuration(engine)
    try:
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if (now := _revision(engine)) and now not in known:
            raise OldHouse("This database was made by a newer Oasis Live. Install that version.")
        command.upgrade(config, "head")
    except (DatabaseError, sqlite3.DatabaseError, CommandError) as error:
        raise OldHouse(f"This database can't be read: {engine.url.database}") from error


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        held = connection.execute(text("SELECT version_num FROM alembic_version"))
        return held.scalar()
