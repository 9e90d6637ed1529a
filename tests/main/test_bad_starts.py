"""S14: a start that would be unsafe, or can't be, ends in one clear line and writes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.live import Server
from tests.main.conftest import CommandLine

BAD = [
    ("OASIS_SECRET_KEY", "short", "too short"),
    ("OASIS_SECRET_KEY_FILE", "{folder}/missing", "can't be read"),
    ("OASIS_SECRET_KEY_FILE", "{folder}", "can't be read"),
    ("OASIS_SECRET_KEY_FILE", "{folder}/empty", "too short"),
    ("OASIS_SECRET_KEY_FILE", "{folder}/picture", "can't be read"),
    ("OASIS_PORT", "http", "OASIS_PORT"),
    ("OASIS_PORT", "0", "OASIS_PORT"),
    ("OASIS_PORT", "65536", "OASIS_PORT"),
    ("OASIS_PORT", "²", "OASIS_PORT"),
    ("OASIS_PUBLIC_URL", "live.example.org", "OASIS_PUBLIC_URL"),
    ("OASIS_PUBLIC_URL", "ftp://live.example.org", "OASIS_PUBLIC_URL"),
    ("OASIS_PUBLIC_URL", "https://live.example.org/oasis", "OASIS_PUBLIC_URL"),
    ("OASIS_PUBLIC_URL", "https://[live", "OASIS_PUBLIC_URL"),
    ("OASIS_PUBLIC_URL", "https://live.example.org:many", "OASIS_PUBLIC_URL"),
    ("OASIS_THEMES", "clever", "auto, lexical, off"),
    ("OASIS_TRUSTED_PROXIES", "-1", "OASIS_TRUSTED_PROXIES"),
    ("OASIS_DATABASE_URL", "nonsense", "OASIS_DATABASE_URL"),
    ("OASIS_DATABASE_URL", "oracle://hall", "OASIS_DATABASE_URL"),
    ("OASIS_DATABASE_URL", "sqlite:///{folder}/missing/oasis.db", "unable to open"),
    ("OASIS_DATA_DIR", "{folder}/empty", "OASIS_DATA_DIR"),
    ("OASIS_ENV_FILE", "{folder}/missing", "OASIS_ENV_FILE"),
]


@pytest.mark.parametrize(("name", "value", "says"), BAD)
def test_S14_a_setting_that_cannot_be_used_is_told_in_one_line(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    (app.folder / "empty").touch()
    (app.folder / "picture").write_bytes(b"\xff\xd8\xff")
    monkeypatch.setenv(name, value.format(folder=app.folder))
    said = app("summit", "list")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1), said.err
    assert says in said.err
    assert not (app.folder / "oasis.db").exists()


@pytest.mark.parametrize(
    "simple",
    ["changeme" * 4, "change-me-please-" * 3, "01234567890123456789" * 2 + "01", "ab" * 99],
)
def test_S14_a_simple_secret_stops_the_start_in_production(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch, simple: str
) -> None:
    """Mutation: _is_simple doesn't ask for repeats → fails for 'change-me-please-'."""
    monkeypatch.setenv("OASIS_SECRET_KEY", simple)
    assert app("summit", "list").status == 0
    monkeypatch.setenv("OASIS_PRODUCTION", "1")
    said = app("check")
    assert said.status == 1
    assert "too simple" in said.err


def test_a_secret_is_made_once_and_is_the_owner_s_alone(app: CommandLine) -> None:
    kept = app.folder / "secret_key"
    assert app("summit", "list").status == 0
    secret = kept.read_text()
    assert len(secret) >= 32
    assert kept.stat().st_mode & 0o077 == 0
    assert app("summit", "list").status == 0
    assert kept.read_text() == secret


def test_a_server_says_why_it_does_not_start(tmp_path: Path) -> None:
    server = Server(tmp_path, OASIS_SECRET_KEY="short")
    assert one_line_of_a_failed_start(server).startswith("OASIS_SECRET_KEY is too short")
    server = Server(tmp_path)
    server.run("summit", "list")
    with closing(sqlite3.connect(tmp_path / "oasis.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'from the future'")
        database.commit()
    assert "newer Oasis Live" in one_line_of_a_failed_start(server)


def test_a_second_server_says_that_the_address_is_taken(server: Server) -> None:
    assert "set OASIS_PORT to another number" in one_line_of_a_failed_start(server)


def one_line_of_a_failed_start(server: Server) -> str:
    done = server.attempt("serve")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    return done.stderr
