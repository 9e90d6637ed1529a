"""R17: a backup made beside a running server brings back exactly what was there."""

from argparse import Namespace
from pathlib import Path

import pytest

from oasis_live import settings
from oasis_live.main import acts
from tests.live import Server, connected
from tests.main.conftest import CommandLine


def record(server: Server, code: str, folder: Path) -> dict[str, bytes]:
    """Every file of the record, by its name."""
    acts.export(settings.read(server.environment), Namespace(code=code, out=folder, format=None))
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def write(server: Server, summit: dict[str, str], text: str) -> None:
    """Somebody comes in, and writes a principle."""
    token = server.join(summit["code"])["token"]
    with (
        connected(server, summit["code"], summit["desk_key"], "desk") as desk,
        connected(server, summit["code"], token, "phone") as phone,
    ):
        activity = next(one["id"] for one in desk.all("activity") if one["kind"] == "interviews")
        desk.do("activity.open", activity=activity)
        sent = {"activity": activity, "kind": "principle", "text": text}
        assert phone.do("contribution.add", **sent)["ok"]


def test_R17_a_restored_summit_gives_the_same_record(own_server: Server, tmp_path: Path) -> None:
    summit, copy = own_server.summit(), tmp_path / "copy.db"
    write(own_server, summit, "Going at their pace")
    assert own_server.attempt("backup", str(copy)).returncode == 0
    before = record(own_server, summit["code"], tmp_path / "before")
    write(own_server, summit, "Written after the backup")
    assert record(own_server, summit["code"], tmp_path / "between") != before
    refused = own_server.attempt("restore", str(copy))
    assert (refused.returncode, refused.stderr) == (
        1,
        "The database is in use. Stop the server first.\n",
    )
    own_server.stop()
    assert own_server.attempt("restore", str(copy)).returncode == 0
    assert record(own_server, summit["code"], tmp_path / "after") == before
    own_server.start()
    write(own_server, summit, "Life goes on")
    assert record(own_server, summit["code"], tmp_path / "later") != before


def test_what_can_not_be_backed_up_or_restored_is_told_in_one_line(app: CommandLine) -> None:
    copy, letter = app.folder / "copy.db", app.folder / "letter.txt"
    letter.write_text("Dear all")
    for command, says in (
        (("backup", str(copy)), "no database"),
        (("restore", str(copy)), "no file"),
        (("restore", str(letter)), "no backup"),
    ):
        said = app(*command)
        assert (said.status, said.err.count("\n")) == (1, 1)
        assert says in said.err
    app("summit", "list")
    assert "exists already" in app("backup", str(letter)).err
    assert "can't be copied" in app("backup", str(app.folder / "missing/copy.db")).err
    assert letter.read_text() == "Dear all"


def test_another_database_has_tools_of_its_own(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OASIS_DATABASE_URL", "sqlite://")
    assert "This is for SQLite" in app("backup", str(app.folder / "copy.db")).err
