"""What somebody withdraws is in no file of the database any more."""

from pathlib import Path
from typing import Any

import pytest

from oasis_live.main.sweeping import Sweeper
from tests.a_room import ARoom
from tests.live import Client, Server, connected, until

WORDS = (b"sat with him", b"Practising", b"More time", b"Jim at home", b"worth a day")
STORY = {
    "title": "Jim at home",
    "conditions": ["Practising with his own money"],
    "gem": "It is worth a day",
    "wishes": ["More time for it"],
    "consent": "first_name",
}


# PostgreSQL's files are its own: autovacuum empties them, docs/operators.md says when.
IN_A_FILE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def in_the_files(room: ARoom) -> set[bytes]:
    """Those of the words that stand in the database's file or its log, as anybody could read it."""
    return in_files_of(room.house.settings.data)


def in_files_of(folder: Path) -> set[bytes]:
    stored = b"".join(file.read_bytes() for file in folder.glob("oasis.db*"))
    return {word for word in WORDS if word in stored}


@IN_A_FILE
def test_a_withdrawn_text_leaves_the_file_and_its_log(room: ARoom) -> None:
    sweeper = Sweeper(room.house)
    story = room.adds(room.ann, "I sat with him.", "story", **STORY)
    assert in_the_files(room) == set(WORDS)
    room.do(room.ann, "contribution.withdraw", id=story)
    sweeper.sweep()
    assert in_the_files(room) == set()


@IN_A_FILE
def test_what_was_in_the_file_before_leaves_it_as_well(room: ARoom) -> None:
    sweeper = Sweeper(room.house)
    story = room.adds(room.ann, "I sat with him.", "story", **STORY)
    assert room.house.pipeline.sweep()
    room.do(room.ann, "contribution.withdraw", id=story)
    sweeper.sweep()
    assert in_the_files(room) == set()


@IN_A_FILE
def test_while_somebody_reads_it_waits_and_is_done_the_next_time(room: ARoom) -> None:
    sweeper = Sweeper(room.house)
    story = room.adds(room.ann, "I sat with him.", "story", **STORY)
    with room.house.database.reading(room.id) as tx:
        tx.driver.execute("SELECT * FROM contribution").fetchall()
        room.do(room.ann, "contribution.withdraw", id=story)
        sweeper.sweep()
        assert in_the_files(room)
    sweeper.sweep()
    assert in_the_files(room) == set()


@IN_A_FILE
def test_a_deleted_summit_leaves_no_word(room: ARoom) -> None:
    sweeper = Sweeper(room.house)
    room.adds(room.ann, "I sat with him.", "story", **STORY)
    room.vouched(room.system, "summit.erase", title="Care at its best")
    sweeper.sweep()
    assert in_the_files(room) == set()


@IN_A_FILE
def test_a_room_in_which_nothing_was_withdrawn_is_left_alone(room: ARoom) -> None:
    sweeper = Sweeper(room.house)
    room.adds(room.ann, "I sat with him.", "story", **STORY)
    log = Path(room.house.settings.data) / "oasis.db-wal"
    before = log.stat().st_size
    sweeper.sweep()
    assert log.stat().st_size == before > 0


def test_a_running_server_sweeps_up_within_ten_seconds(server: Server) -> None:
    summit = server.summit()
    token = server.join(summit["code"])["token"]
    with (
        connected(server, summit["code"], summit["desk_key"], "desk") as desk,
        connected(server, summit["code"], token, "phone") as phone,
    ):
        activity = opened(desk, "interviews")
        story: dict[str, Any] = {
            "activity": activity,
            "kind": "story",
            "happened": "I sat with him.",
            **STORY,
        }
        added = phone.do("contribution.add", **story)
        assert in_files_of(server.folder) == set(WORDS)
        assert phone.do("contribution.withdraw", id=added["id"])["ok"]
        until(lambda: not in_files_of(server.folder), "words are left", seconds=10)


def opened(desk: Client, kind: str) -> str:
    while True:
        activity: str = desk.do("activity.next")["activity"]
        if desk.one("activity", id=activity)["kind"] == kind:
            return activity
