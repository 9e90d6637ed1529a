"""A database of every earlier release is brought up to date, and its summit goes on."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from oasis_live.engine.database import connect
from oasis_live.engine.rows import Base
from oasis_live.main import migrations
from oasis_live.main.migrations import OldHouse, migrate
from tests.a_room import SECRET
from tests.live import Client, Server, connected
from tests.main import keeping
from tests.main.keeping import EMAIL, KEPT, PASSWORD, refuse_empty

RELEASES = sorted(file.stem for file in KEPT.glob("*.sql"))
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
Rows = dict[str, list[dict[str, Any]]]


def kept(release: str, folder: Path) -> Path:
    """The database as that release left it."""
    file = folder / "kept.db"
    with closing(sqlite3.connect(file)) as database:
        database.executescript((KEPT / f"{release}.sql").read_text(encoding="utf-8"))
    return file


def hands(release: str) -> dict[str, Any]:
    """What people of that summit hold, and the record as it was."""
    held: dict[str, Any] = json.loads((KEPT / f"{release}.json").read_text(encoding="utf-8"))
    return held


def migrated(file: Path) -> None:
    engine = connect(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()


def rows(file: Path) -> Rows:
    """All that stands in a database, by table."""
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
            for (name,) in tables
            if name != "alembic_version"
        }


def test_the_first_release_is_kept() -> None:
    assert "0001" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_a_kept_database_has_a_row_in_every_table(release: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept(release, tmp_path))) as database:
        refuse_empty(database)


@pytest.mark.parametrize("release", RELEASES)
def test_a_kept_database_becomes_what_the_rows_say_and_keeps_every_row(
    release: str, tmp_path: Path
) -> None:
    """Mutation: a row class with a column that no migration adds → fails with that column."""
    file = kept(release, tmp_path)
    before = rows(file)
    migrated(file)
    with connect(f"sqlite:///{file}").connect() as connection:
        # Other tests in this process may have tables of their own.
        ours = {"include_object": lambda _one, name, *_more: not str(name).startswith("test_")}
        here = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(here, Base.metadata) == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    after = rows(file)
    assert {name: len(held) for name, held in before.items()} == {
        name: len(after[name]) for name in before
    }


@pytest.mark.parametrize("release", RELEASES)
def test_a_summit_of_a_kept_database_goes_on(release: str, tmp_path: Path) -> None:
    """From a backup that was made then: restored, served, joined, written in, and exported."""
    server = Server(tmp_path, OASIS_SECRET_KEY=SECRET, OASIS_THEMES="off")
    held, backup = hands(release), kept(release, tmp_path)
    assert server.attempt("restore", str(backup)).returncode == 0
    now = record(server, held["code"])
    assert now["version"] >= held["record"].pop("version")
    assert missing(held["record"], now) == []
    server.start()
    try:
        with (
            connected(server, held["code"], held["desk"], "desk") as desk,
            connected(server, held["code"], held["phone"], "phone", seq=held["seq"]) as phone,
        ):
            goes_on(desk, phone, held["planned"])
        joined = server.join(held["code"], name="Dee")
        with connected(server, held["code"], joined["token"], "phone"):
            pass
        assert signs_in(server) == 303
    finally:
        server.stop()
    after = record(server, held["code"])
    assert after["counts"]["people"] == held["record"]["counts"]["people"] + 1
    assert "Written by a later release" in json.dumps(after)


def goes_on(desk: Client, phone: Client, step: str) -> None:
    """Somebody of then writes now; the desk undoes what it did then, and votes are counted."""
    assert len(phone.all("mine")) > 5
    desk.do("activity.open", activity=step)
    written = {"kind": "question", "text": "Written by a later release", "activity": step}
    assert phone.do("contribution.add", **written)["ok"]
    desk.one("card", text=written["text"])
    principle = desk.do("activity.add", kind="principles", title="Once more")["id"]
    desk.do("activity.open", activity=principle)
    vote = desk.do("activity.add", kind="vote", title="Dots again")["id"]
    assert desk.do("activity.open", activity=vote)["ok"]
    phone.wait(lambda: any(one["activity"] == vote for one in phone.all("option")))
    option = next(one["id"] for one in phone.all("option") if one["activity"] == vote)
    assert phone.do("ballot.cast", activity=vote, choices={option: 1})["ok"]
    desk.do("activity.reveal", activity=vote)
    phone.one("tally", id=option, total=1)


def signs_in(server: Server) -> int:
    page = f"{server.url}/organiser/sign-in"
    browser = requests.Session()
    form = _CSRF.search(browser.get(page, timeout=20).text)
    assert form
    typed = {"csrf_token": form[1], "email": EMAIL, "password": PASSWORD}
    return browser.post(page, typed, timeout=20, allow_redirects=False).status_code


def record(server: Server, code: str) -> dict[str, Any]:
    out = server.folder / "out"
    done = server.attempt("export", code, "--out", str(out), "--format", "json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads((out / "record.json").read_text(encoding="utf-8"))
    return told


def missing(then: Any, now: Any, at: str = "record") -> list[str]:
    """Where what was written then isn't written now; what is written besides is no harm."""
    if isinstance(then, dict) and isinstance(now, dict):
        found = [missing(value, now.get(key), f"{at}.{key}") for key, value in then.items()]
        return [place for places in found for place in places]
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        pairs = enumerate(zip(then, now, strict=True))
        return [place for n, (a, b) in pairs for place in missing(a, b, f"{at}[{n}]")]
    return [] if then == now else [at]


def test_what_keeps_a_database_can_do_it_again(tmp_path: Path) -> None:
    number = keeping.keep(tmp_path)
    assert json.loads((tmp_path / f"{number}.json").read_text())["record"]["counts"]["people"] == 3


# A migration that nobody needs: the machinery is tried before the day on which somebody does.
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", {head!r}


def upgrade():
    with op.batch_alter_table("participant") as table:
        table.add_column(sa.Column("pronouns", sa.String(), nullable=False, server_default="they"))
        table.alter_column("name", new_column_name="called")
    op.create_table("later", sa.Column("id", sa.String(), primary_key=True))
    op.execute("INSERT INTO later SELECT id FROM participant")
    {then}
"""


def a_later_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> Path:
    """From now on there is one more migration; a kept database that it has to change."""
    folder = tmp_path / "migrations"
    for file in migrations.FOLDER.rglob("*.*"):
        if file.suffix in {".py", ".mako"}:
            copy = folder / file.relative_to(migrations.FOLDER)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    head = max(file.stem[:4] for file in (folder / "versions").glob("*.py"))
    (folder / "versions" / "9999_later.py").write_text(NEXT.format(head=head, then=then))
    monkeypatch.setattr(migrations, "FOLDER", folder)
    return kept("0001", tmp_path)


def test_a_table_is_made_anew_and_what_leans_on_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: no `PRAGMA foreign_keys=OFF` → fails, the tokens went with the old table."""
    file = a_later_release(tmp_path, monkeypatch)
    before = rows(file)
    migrated(file)
    after = rows(file)
    assert [one["called"] for one in after["participant"]] == [
        one["name"] for one in before["participant"]
    ]
    assert {one["pronouns"] for one in after["participant"]} == {"they"}
    assert after["participant_token"] == before["participant_token"]
    assert [one["id"] for one in after["later"]] == [one["id"] for one in before["participant"]]


def test_a_migration_that_breaks_half_way_leaves_the_old_release_its_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: COMMIT in place of ROLLBACK → fails, a table was made anew."""
    file = a_later_release(tmp_path, monkeypatch, "op.execute('SELECT lost FROM later')")
    with closing(sqlite3.connect(file)) as database:
        before = list(database.iterdump())
    with pytest.raises(OldHouse, match="no such column"):
        migrated(file)
    with closing(sqlite3.connect(file)) as database:
        assert list(database.iterdump()) == before
