"""The migrations make what the rows say, and there is one way to the newest form."""

import subprocess
import sys

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine

from oasis_live.engine.rows import Base
from oasis_live.main import house
from oasis_live.main.migrations import configuration
from tests.live import HOME

LIVE = house.LIVE  # every feature's rows are known


def _rows() -> MetaData:
    """The house's own tables; tests of the engine bring one of theirs."""
    rows = MetaData()
    for table in Base.metadata.sorted_tables:
        if not table.name.startswith("test_"):
            table.to_metadata(rows)
    return rows


def test_the_migrations_give_exactly_the_rows() -> None:
    engine = create_engine("sqlite://")
    config = configuration(engine)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        assert compare_metadata(MigrationContext.configure(connection), _rows()) == []


def test_the_house_knows_the_rows_of_every_module() -> None:
    """In a process of its own: here other tests have imported them all."""
    code = (
        "import oasis_live.main.house, pkgutil, importlib, oasis_live\n"
        "from oasis_live.engine.rows import Base\n"
        "known = set(Base.metadata.tables)\n"
        "for one in pkgutil.walk_packages(oasis_live.__path__, 'oasis_live.'):\n"
        "    if 'migrations' not in one.name: importlib.import_module(one.name)\n"
        "print(sorted(set(Base.metadata.tables) - known))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


def test_there_is_one_newest_form() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1
