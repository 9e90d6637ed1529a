"""No question of the house reads a whole table to find a few of its rows."""

import importlib
import pkgutil
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.dml import UpdateBase

import oasis_live
from oasis_live.engine.database import connect
from oasis_live.engine.statements import Statement
from oasis_live.main.migrations import migrate

# What deletes a whole summit looks once for what still leans on it.
ERASING = {"_ERASE", "_FORGET"}
# Parts that others are made of, never asked as they stand.
PARTS = {"_WITH_AUTHOR", "_WITH_NAMES"}


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(oasis_live.__path__, "oasis_live."):
        hot = ".store" in module.name or ".engine." in module.name
        # A house has few organisers, and asks about them now and then.
        if hot and not {"migrations", "accounts"} & set(module.name.split(".")):
            yield module.name


@cache
def questions() -> dict[str, ClauseElement]:
    """Every statement of the stores and the engine, by module and name."""
    found: dict[str, ClauseElement] = {}
    for name in _modules():
        for called, value in vars(importlib.import_module(name)).items():
            several = value if isinstance(value, tuple) else (value,)
            for place, one in enumerate(several):
                if isinstance(one, Select | UpdateBase):
                    found[f"{name} {called} {place}"] = one
    return found


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    file = tmp_path_factory.mktemp("plans") / "oasis.db"
    _made(file)
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


def _made(file: Path) -> None:
    engine = connect(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()


def plan_of(database: sqlite3.Connection, clause: ClauseElement) -> list[str]:
    sql = Statement(clause, sqlite.dialect(paramstyle="qmark")).sql
    rows = database.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?"))
    return [row[3] for row in rows]


def names_some(clause: ClauseElement) -> bool:
    """Whether it is asked about certain rows, and not about all."""
    return "?" in Statement(clause, sqlite.dialect(paramstyle="qmark")).sql


def test_the_statements_are_found() -> None:
    assert len(questions()) > 60


@pytest.mark.parametrize("called", sorted(questions()))
def test_a_question_about_some_rows_finds_them_by_an_index(
    database: sqlite3.Connection, called: str
) -> None:
    """Mutation: take `self_group` out of `among` -> 25 of these read whole tables."""
    if called.split(" ")[1] in ERASING | PARTS or not names_some(questions()[called]):
        return
    plan = plan_of(database, questions()[called])
    whole = [step for step in plan if step.startswith("SCAN ") and "json_each" not in step]
    assert not whole, plan


@pytest.mark.parametrize(
    ("called", "way_in"),
    [
        ("contributions.store.contributions _SOME", "contribution USING INDEX sqlite_autoindex"),
        ("contributions.store.links _SOURCES", "contribution USING INDEX sqlite_autoindex"),
        ("contributions.store.lists _OF_AUTHOR", "contribution USING INDEX ix_contribution_author"),
        ("contributions.store.lists _COUNTS", "COVERING INDEX contribution_counted"),
        ("ballots.store.subjects _CARDS", "contribution USING INDEX sqlite_autoindex"),
        ("ballots.store.ballots _BALLOT", "vote USING INDEX ix_vote_voter"),
        ("themes.store.places _PLACEMENTS", "placement USING INDEX sqlite_autoindex"),
        ("themes.store.places _COUNTED", "placement USING INDEX ix_placement_theme"),
        ("people.store _SOME", "participant USING INDEX sqlite_autoindex"),
    ],
)
def test_what_is_asked_with_every_press_does_not_read_the_whole_room(
    database: sqlite3.Connection, called: str, way_in: str
) -> None:
    """Mutation: `==` in place of `also` -> the room's index is the way in."""
    plan = plan_of(database, questions()[f"oasis_live.{called} 0"])
    assert any(way_in in step for step in plan), plan
