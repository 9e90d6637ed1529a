"""A database in PostgreSQL is brought up to date whole, or left alone, as a file is."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from oasis_live.engine.database import connect
from oasis_live.engine.rows import Base
from oasis_live.main.migrations import OldHouse, migrate
from tests.a_postgresql import PostgreSQL
from tests.main.conftest import CommandLine


@pytest.fixture
def address(postgresql: PostgreSQL) -> Iterator[str]:
    with postgresql.empty() as one:
        yield one


def run(address: str, *statements: str) -> None:
    with connect(address).connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


def tables(address: str) -> dict[str, list[object]]:
    """Every table, with its columns and its rows."""
    with connect(address).connect() as connection:
        look = inspect(connection)
        return {
            name: [*map(repr, look.get_columns(name)), *connection.execute(text(f"TABLE {name}"))]
            for name in look.get_table_names()
            if name in {"alembic_version", "invoice", "summit", "counter"}
        } | {"all": sorted(look.get_table_names())}


def newer(address: str) -> None:
    migrate(connect(address))
    run(address, "UPDATE alembic_version SET version_num = 'from the future'")


def foreign(address: str) -> None:
    run(address, "CREATE TABLE invoice (id INTEGER PRIMARY KEY)")


@pytest.mark.parametrize(
    ("spoil", "says"), [(newer, "newer Oasis Live"), (foreign, "no database of Oasis Live")]
)
def test_a_database_that_is_not_ours_to_use_is_refused_and_not_touched(
    app: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    spoil: Callable[[str], None],
    says: str,
) -> None:
    spoil(address)
    before = tables(address)
    monkeypatch.setenv("OASIS_DATABASE_URL", address)
    for command in (("check",), ("summit", "list"), ("serve",)):
        said = app(*command)
        assert (said.status, said.out, said.err.count("\n")) == (1, "", 1), said.err
        assert says in said.err
    assert tables(address) == before


@pytest.mark.parametrize("where", ["/nobody?host=/nowhere", "127.0.0.1:1/nobody"])
def test_a_server_that_is_not_there_is_named_in_one_line_without_the_password(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("OASIS_DATABASE_URL", f"postgresql://oasis:a-password@{where}")
    said = app("check")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1), said.err
    assert "nobody can't be read: connection" in said.err
    assert "a-password" not in said.err


def test_the_tables_are_what_the_rows_say(address: str) -> None:
    migrate(connect(address))
    with connect(address).connect() as connection:
        known = set(inspect(connection).get_table_names())
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _of: kind != "table" or name in known,
                "compare_type": True,
            },
        )
        # Some tests bring tables of their own.
        mine = [one for one in compare_metadata(context, Base.metadata) if one[0] != "add_table"]
    assert mine == []


def test_many_may_start_on_a_new_database_at_once(address: str) -> None:
    """Mutation: leave out the advisory lock -> all but one are refused."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _each: migrate(connect(address)), range(4)))
    migrate(connect(address))


def test_a_migration_that_fails_leaves_nothing_of_itself(address: str) -> None:
    run(
        address,
        "CREATE TABLE alembic_version (version_num TEXT)",
        "CREATE TABLE summit (id TEXT)",
    )
    before = tables(address)
    with pytest.raises(OldHouse, match="already exists"):
        migrate(connect(address))
    assert tables(address) == before
