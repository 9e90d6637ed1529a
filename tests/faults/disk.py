"""A disk that is full on command."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.live import Server

_BYTES = 64 * 1024 * 1024
_PAGE = 4096


class SmallDisk:
    """A disk of its own in memory, which a useless file fills to the last byte."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self, _server: Server) -> None:
        """Leave no room."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (1024 * 1024, _PAGE, 1):
                try:
                    while file.write(b"\0" * size) == size:
                        pass
                except OSError:
                    continue

    def empty(self, _server: Server) -> None:
        """Leave room again."""
        self._ballast.unlink()


class NoBytesMore:
    """Where no disk can be mounted: the system refuses a process every byte that it writes."""

    def fill(self, server: Server) -> None:
        """Leave no room."""
        self.allow(server.pid, 0)

    def empty(self, server: Server) -> None:
        """Leave room again."""
        self.allow(server.pid, None)

    @staticmethod
    def allow(pid: int, size: int | None) -> None:
        """The largest file that the process may write; None: what it could at most."""
        _size, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most if size is None else size, most))


Disk = SmallDisk | NoBytesMore


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """The folder is a disk of its own for the length of a block. Skips where nobody may mount."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_BYTES}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk; the other kind of full disk was tried")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
