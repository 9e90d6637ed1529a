"""The shadow keeps what was synced, and nothing else."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.shadow import Shadow

SYNCED_BUT_FOR_THE_NAME = """
file = os.open("letter", os.O_WRONLY | os.O_CREAT)
os.write(file, b"Dear all")
os.fsync(file)
os.write(file, b", goodbye")
"""
AND_THE_NAME = """
folder = os.open(".", os.O_RDONLY)
os.fsync(folder)
os.rename("letter", "other")
"""
IN_A_DATABASE = """
database = sqlite3.connect("notes.db", isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("CREATE TABLE note (text)")
database.execute("PRAGMA synchronous={how}")
for n in range(50):
    database.execute("INSERT INTO note VALUES (?)", (f"note {{n}}",))
os._exit(0)  # no goodbye that would bring the log into the file
"""


def after_a_cut(folder: Path, does: str) -> Path:
    """What a power cut leaves of a folder in which a process has done this."""
    work = folder / "work"
    work.mkdir()
    shadow = Shadow(work, folder / "kept")
    script = f"import os, sqlite3\n{does}"
    environment = os.environ | shadow.environment
    subprocess.run([sys.executable, "-c", script], cwd=work, env=environment, check=True)
    return shadow.image(folder / "image")


def notes(image: Path) -> int:
    with closing(sqlite3.connect(image / "notes.db")) as database:
        (count,) = database.execute("SELECT count(*) FROM note").fetchone()
        return int(count)


def test_a_name_that_was_not_synced_is_not_there(tmp_path: Path) -> None:
    assert list(after_a_cut(tmp_path, SYNCED_BUT_FOR_THE_NAME).iterdir()) == []


def test_a_synced_file_holds_what_it_held_then(tmp_path: Path) -> None:
    image = after_a_cut(tmp_path, SYNCED_BUT_FOR_THE_NAME + AND_THE_NAME)
    assert {file.name: file.read_bytes() for file in image.iterdir()} == {"letter": b"Dear all"}


def test_a_synced_name_of_a_file_that_was_not_is_empty(tmp_path: Path) -> None:
    image = after_a_cut(tmp_path, 'open("letter", "w").write("Dear all")' + AND_THE_NAME)
    assert {file.name: file.read_bytes() for file in image.iterdir()} == {"letter": b""}


@pytest.mark.parametrize(("how", "left"), [("FULL", 50), ("NORMAL", 0), ("OFF", 0)])
def test_a_database_keeps_what_it_was_told_to_sync(tmp_path: Path, how: str, left: int) -> None:
    assert notes(after_a_cut(tmp_path, IN_A_DATABASE.format(how=how))) == left
