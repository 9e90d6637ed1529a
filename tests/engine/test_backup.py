"""R17: backups restore, and no screen mistakes an old number for a new one."""

from pathlib import Path

import pytest

from oasis_live.engine.backup import Unusable, back_up, restore
from tests.engine.notes import AUDIENCES, NoteRoom

PHONE = AUDIENCES[0]


def test_R17_a_backup_restores_what_was_there(tmp_path: Path) -> None:
    room = NoteRoom(tmp_path)
    room.do("ann", "note.write", text="kept")
    back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    before = room.fresh(PHONE)
    room.do("ann", "note.write", text="written after the backup")
    room.database.close()
    restore(tmp_path / "copy.db", tmp_path / "notes.db")
    again = NoteRoom(tmp_path, seed=8)
    assert again.fresh(PHONE) == before
    again.database.close()


def test_R17_a_number_from_before_the_restore_is_answered_from_0(tmp_path: Path) -> None:
    room = NoteRoom(tmp_path)
    room.do("ann", "note.write", text="kept")
    back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    lost = room.do("ann", "note.write", text="lost")["seq"]
    room.database.close()
    restore(tmp_path / "copy.db", tmp_path / "notes.db")
    again = NoteRoom(tmp_path, seed=8)
    again.do("ben", "note.write", text="new")
    assert again.since(PHONE, lost)["since"] == 0
    now = again.since(PHONE, 0)["seq"]
    assert again.since(PHONE, now)["since"] == now
    again.database.close()


def test_a_backup_never_overwrites_a_file(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("something of yours")
    with pytest.raises(Unusable, match="exists already"):
        back_up(tmp_path / "notes.db", tmp_path / "copy.db")


def test_a_file_that_is_no_backup_is_refused_and_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all, " * 200)
    with pytest.raises(Unusable, match="no backup"):
        restore(tmp_path / "letter.txt", tmp_path / "notes.db")
    assert not (tmp_path / "notes.db").exists()


def test_a_database_in_use_is_not_replaced(tmp_path: Path) -> None:
    room = NoteRoom(tmp_path)
    room.do("ann", "note.write", text="kept")
    back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    room.do("ann", "note.write", text="written after the backup")
    before = room.fresh(PHONE)
    with pytest.raises(Unusable, match="Stop the server first"):
        restore(tmp_path / "copy.db", tmp_path / "notes.db")
    assert room.fresh(PHONE) == before
    room.database.close()


def test_a_broken_database_is_replaced(tmp_path: Path) -> None:
    room = NoteRoom(tmp_path)
    room.do("ann", "note.write", text="kept")
    back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    before = room.fresh(PHONE)
    room.database.close()
    (tmp_path / "notes.db").write_bytes(b"no database at all " * 500)
    restore(tmp_path / "copy.db", tmp_path / "notes.db")
    again = NoteRoom(tmp_path, seed=8)
    assert again.fresh(PHONE) == before
    again.database.close()


def test_what_a_broken_database_left_in_its_log_is_not_played_into_the_new_one(
    tmp_path: Path,
) -> None:
    room = NoteRoom(tmp_path)
    room.do("ann", "note.write", text="kept")
    back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    before = room.fresh(PHONE)
    room.do("ann", "note.write", text="in the log")
    log = (tmp_path / "notes.db-wal").read_bytes()
    room.database.close()
    (tmp_path / "notes.db").write_bytes(b"no database at all " * 500)
    (tmp_path / "notes.db-wal").write_bytes(log)
    restore(tmp_path / "copy.db", tmp_path / "notes.db")
    again = NoteRoom(tmp_path, seed=8)
    assert again.fresh(PHONE) == before
    again.database.close()


def test_a_backup_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no database"):
        back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    (tmp_path / "notes.db").write_text("something else " * 200)
    with pytest.raises(Unusable, match="can't be copied"):
        back_up(tmp_path / "notes.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
