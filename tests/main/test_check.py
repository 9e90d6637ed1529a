"""`check` says in plain words what would go wrong before a hall finds out."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from oasis_live import settings as all_settings
from oasis_live.main.checking import Kept, Machine, notes, wrong
from oasis_live.settings import Settings
from tests.a_postgresql import PostgreSQL
from tests.live import Server
from tests.main.conftest import CommandLine

HALL = {
    "OASIS_HOST": "0.0.0.0",
    "OASIS_PUBLIC_URL": "http://192.168.1.20:8000",
    "OASIS_PRODUCTION": "1",
}
PROXY = {"OASIS_PUBLIC_URL": "https://live.example.org", "OASIS_TRUSTED_PROXIES": "1"}
GOOD = Machine(
    files=20_000,
    free_mb=50_000,
    is_here=True,
    secret_is_open=False,
    can_sort=True,
    now=3,
    installed=1,
    stored=2,
    kept=(Kept("journal_mode", "wal", "wal"),),
)


def with_settings(folder: Path, **environment: str) -> Settings:
    return all_settings.read({"OASIS_DATA_DIR": str(folder), **environment})


def test_a_hall_of_its_own_is_right_as_the_documents_say(tmp_path: Path) -> None:
    hall = with_settings(tmp_path, **HALL)
    assert wrong(hall, GOOD) == []
    assert notes(hall, GOOD) == [
        "http://192.168.1.20:8000 is plain http: fine in a hall of your own only."
    ]


def test_behind_a_proxy_all_is_right(tmp_path: Path) -> None:
    behind = with_settings(tmp_path, OASIS_PRODUCTION="1", **PROXY)
    assert (wrong(behind, GOOD), notes(behind, GOOD)) == ([], [])


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"OASIS_HOST": "127.0.0.1"}, "only this machine itself is listened to"),
        ({"OASIS_HOST": "localhost"}, "only this machine itself is listened to"),
        ({"OASIS_PORT": "8080"}, "must agree"),
        ({"OASIS_PUBLIC_URL": "http://192.168.1.20"}, "port 80, and port 8000 listens"),
        ({"OASIS_PUBLIC_URL": "https://live.example.org"}, "https"),
    ],
)
def test_addresses_that_do_not_fit_are_wrong(
    tmp_path: Path, environment: dict[str, str], says: str
) -> None:
    found = wrong(with_settings(tmp_path, **(HALL | environment)), GOOD)
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    ("machine", "says"),
    [
        (replace(GOOD, is_here=False), "doesn't have the address 192.168.1.20"),
        (replace(GOOD, free_mb=199), "disk"),
        (replace(GOOD, secret_is_open=True), "secret"),
        (replace(GOOD, can_sort=False), "scikit-learn"),
        (replace(GOOD, now=1), "clock"),
        (replace(GOOD, installed=4), "clock"),
        (replace(GOOD, kept=(Kept("journal_mode", "delete", "wal"),)), "journal_mode is delete"),
        (replace(GOOD, kept=(Kept("fsync", "off", "on"),)), "a power cut loses words"),
    ],
)
def test_a_machine_that_would_lose_words_or_people_is_wrong(
    tmp_path: Path, machine: Machine, says: str
) -> None:
    found = wrong(with_settings(tmp_path, **HALL), machine)
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    ("environment", "machine", "says"),
    [
        ({}, replace(GOOD, files=1024), "1,024 open files"),
        ({}, replace(GOOD, free_mb=1_999), "disk"),
        ({"OASIS_THEMES": "off"}, GOOD, "To sort"),
        ({"OASIS_TRUSTED_PROXIES": "1"}, GOOD, "past the proxy"),
        ({"OASIS_PRODUCTION": "0", "OASIS_SECRET_KEY": "changeme" * 4}, GOOD, "simple"),
        ({"OASIS_PUBLIC_URL": "http://127.0.0.1:8000"}, GOOD, "phones can't reach it"),
    ],
)
def test_what_is_fine_for_some_is_noted(
    tmp_path: Path, environment: dict[str, str], machine: Machine, says: str
) -> None:
    settings = with_settings(tmp_path, **(HALL | environment))
    assert any(says in note for note in notes(settings, machine))
    assert wrong(settings, machine) == []


def test_where_nothing_is_yet_one_line_says_so_and_nothing_is_made(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: `check` without `begin=False` (cli.py) → a second house, and all is well."""
    elsewhere = app.folder / "elsewhere"
    monkeypatch.setenv("OASIS_DATA_DIR", str(elsewhere))
    for command in (("check",), ("check", "--json"), ("backup", str(app.folder / "copy.db"))):
        said = app(*command)
        assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
        assert f"There is no database here yet: {elsewhere}" in said.err
    assert list(app.folder.iterdir()) == []


def test_something_wrong_ends_with_status_1_and_all_that_was_found(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: no `raise Unfit` → fails with status 0."""
    app("summit", "list")
    monkeypatch.setenv("OASIS_PUBLIC_URL", "http://192.0.2.1:1")
    said = app("check", "--json")
    assert (said.status, said.err) == (1, "Not ready: 3 to put right, see above.\n")
    assert len(json.loads(said.out)["wrong"]) == 3
    assert "\n  This machine doesn't have the address 192.0.2.1" in app("check").out


def test_a_database_from_later_than_now_says_that_the_clock_is_behind(app: CommandLine) -> None:
    app("summit", "list")
    with closing(sqlite3.connect(app.folder / "oasis.db")) as database:
        database.execute(
            "INSERT INTO action (id, room, at, person, role, command, subject)"
            "VALUES ('a', 'r', ?, 'p', 'participant', 'c', 's')",
            (9**15,),
        )
        database.commit()
    assert "The clock is behind" in app("check").out


def test_a_postgresql_that_does_not_keep_what_it_says_is_wrong(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch, postgresql: PostgreSQL
) -> None:
    """The tests' own doesn't: its disk is thrown away."""
    with postgresql.database() as address:
        monkeypatch.setenv("OASIS_DATABASE_URL", address)
        found = json.loads(app("check", "--json").out)["wrong"]
    assert found == ["The database's fsync is off and must be on: else a power cut loses words."]


def test_an_open_secret_is_found(app: CommandLine) -> None:
    app("summit", "list")
    (app.folder / "secret_key").chmod(0o644)
    assert "chmod 600" in app("check").out


def test_check_sees_the_running_server_and_its_theme_worker(own_sorting_server: Server) -> None:
    assert own_sorting_server.run("check")["server"].startswith("running, with")
    own_sorting_server.stop()
    assert own_sorting_server.run("check")["server"] == "not running"
