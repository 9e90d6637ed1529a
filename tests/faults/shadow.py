"""A shadow of a folder that holds only what was synced: what a power cut would leave.

shadow.c is the half that sees the syncs; it is built here by gcc and preloaded into the process.
"""

import fcntl
import shutil
from pathlib import Path

from tests.faults.compiled import compiled


class Shadow:
    """Of the files in a folder. Start a process with `environment`, and take images at any time."""

    def __init__(self, of: Path, kept: Path) -> None:
        kept.mkdir()
        self._kept = kept
        self.environment = {
            "LD_PRELOAD": str(compiled("shadow.c", kept)),
            "SHADOW_OF": str(of.resolve()),
            "SHADOW_KEPT": str(kept.resolve()),
        }

    def image(self, folder: Path) -> Path:
        """Make the folder hold what would be there if the power went now."""
        folder.mkdir()
        with (self._kept / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for line in self._names():
                inode, name = line.split(" ", 1)
                synced = self._kept / inode
                if synced.exists():
                    shutil.copyfile(synced, folder / name)
                else:
                    (folder / name).touch()
        return folder

    def _names(self) -> list[str]:
        names = self._kept / "names"
        return names.read_text().splitlines() if names.exists() else []
