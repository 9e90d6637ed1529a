"""A record made by a process of its own: the server's never holds a whole summit's words."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from oasis_live.kernel.refused import TryAgain
from oasis_live.settings import Settings

_HOME = Path(__file__).parents[2]
_LOOK_SECONDS = 0.05
_PATIENCE_SECONDS = 120.0
_MOST_AT_ONCE = 2


class RecordWriter:
    """Runs `python app.py export` for pages, a few at once. Hand in how to wait."""

    def __init__(self, settings: Settings, sleep: Callable[[float], object]) -> None:
        self._settings, self._sleep = settings, sleep
        self._busy = 0

    def written(self, code: str, name: str) -> bytes:
        """The record of a room in one format. Raises TryAgain when it can't be made now."""
        if self._busy >= _MOST_AT_ONCE:
            raise TryAgain("Other records are being written. Try again in a moment.", retry_in=5)
        self._busy += 1
        try:
            with TemporaryDirectory(prefix="record-", dir=self._settings.data) as folder:
                self._wait(self._start(code, name, folder))
                return (Path(folder) / f"record.{name}").read_bytes()
        finally:
            self._busy -= 1

    def _start(self, code: str, name: str, folder: str) -> "subprocess.Popen[bytes]":
        settings = self._settings
        where = {
            "OASIS_DATA_DIR": str(settings.data),
            "OASIS_DATABASE_URL": settings.database_url,
        }
        return subprocess.Popen(  # noqa: S603 - our own program, with words of our own
            [
                sys.executable,
                str(_HOME / "app.py"),
                "export",
                code,
                "--out",
                folder,
                "--format",
                name,
            ],
            env={**os.environ, **where},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    def _wait(self, child: "subprocess.Popen[bytes]") -> None:
        # Looked at now and then, so that neither a thread nor the hall waits with us.
        left = _PATIENCE_SECONDS
        while child.poll() is None and left > 0:
            self._sleep(_LOOK_SECONDS)
            left -= _LOOK_SECONDS
        if child.poll() != 0:
            child.kill()
            child.wait()
            raise TryAgain("The record could not be written. Try again in a moment.", retry_in=10)
