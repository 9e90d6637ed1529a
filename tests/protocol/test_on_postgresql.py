"""A real server on PostgreSQL: the main job, and the database restarted in the middle of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a_postgresql import PostgreSQL
from tests.live import Server, connected, new_cid


@pytest.fixture
def a_server() -> Iterator[PostgreSQL]:
    """A server that this test may stop."""
    server = PostgreSQL()
    try:
        yield server.start()
    finally:
        server.remove()


def test_a_hall_on_postgresql_goes_on_after_the_database_was_restarted(
    tmp_path: Path, a_server: PostgreSQL
) -> None:
    """Mutation: never open a new writer -> the second one is refused for ever."""
    with a_server.empty() as address:
        server = Server(tmp_path, OASIS_DATABASE_URL=address, OASIS_THEMES="off").start()
        try:
            _holds_a_vote(server, a_server)
        finally:
            server.stop()


def _holds_a_vote(server: Server, a_server: PostgreSQL) -> None:
    summit = server.summit()
    token = server.join(summit["code"], name="Mike", table="4")["token"]
    with (
        connected(server, summit["code"], summit["desk_key"], "desk") as desk,
        connected(server, summit["code"], token, "phone") as phone,
    ):
        activity = ""
        while not activity or desk.one("activity", id=activity)["kind"] != "interviews":
            activity = desk.do("activity.next")["activity"]
        said = {"activity": activity, "kind": "principle"}
        assert phone.do("contribution.add", text="Time to listen", **said)["ok"]
        desk.one("card", text="Time to listen")

        a_server.stop()
        cid = new_cid()
        refused = phone.do("contribution.add", cid=cid, text="Time to sit down", **said)
        assert refused["code"] == "try_again"
        assert phone.sync(phone.held.seq)["code"] == "try_again"
        a_server.start()

        assert phone.do("contribution.add", cid=cid, text="Time to sit down", **said)["ok"]
        desk.one("card", text="Time to sit down")
        assert phone.sync(0)["seq"] == desk.sync(0)["seq"]
    out = server.folder / "record"
    done = server.attempt("export", summit["code"], "--out", str(out), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "Time to sit down" in (out / "record.json").read_text()
