"""Somebody else who has the database's only write lock: a forgotten shell, a copying program."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TAKES_IT = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
database.execute("BEGIN IMMEDIATE")
print("taken", flush=True)
sys.stdin.read()
database.execute("ROLLBACK")
"""


@contextmanager
def foreign_lock(database: Path) -> Iterator[None]:
    """Another process has the write lock for the length of a block."""
    with subprocess.Popen(
        [sys.executable, "-c", _TAKES_IT, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdin, "a pipe was asked for"
        assert holder.stdout, "a pipe was asked for"
        try:
            assert holder.stdout.readline() == b"taken\n"
            yield
        finally:
            holder.stdin.close()
