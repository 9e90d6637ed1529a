"""The theme worker as a child process: started, told which rooms there are, started again."""

import json
import logging
import os
import subprocess
import sys
from contextlib import suppress
from typing import IO

from sqlalchemy import select

from oasis_live.kernel.refused import TryAgain
from oasis_live.main.house import House
from oasis_live.settings import HOME
from oasis_live.summits.rules.summit import State
from oasis_live.summits.store import SummitRow
from oasis_live.web.metrics import WORKER_STARTS

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
# The hall goes first: sorting, and the start of a worker, take what is left of the processor.
NICE = 5
LONGEST_PAUSE_SECONDS = 30.0
_OPEN_ROOMS = select(SummitRow.id, SummitRow.code).where(SummitRow.state != State.ENDED.value)


class Worker:
    """If it dies, the room goes on and cards wait in *To sort*."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._child: subprocess.Popen[str] | None = None
        self._told: set[str] = set()

    def watch_for_ever(self) -> None:
        """Keep it alive and tell it of rooms, as a green thread of its own."""
        pause = LOOK_SECONDS
        while True:
            if not self.is_alive():
                self._start()
                self._house.runtime.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            else:
                pause = LOOK_SECONDS
            with suppress(TryAgain):  # the database is away for a while
                self._tell()
            self._house.runtime.sleep(LOOK_SECONDS)

    def is_alive(self) -> bool:
        """Whether its process runs."""
        return self._child is not None and self._child.poll() is None

    def stop(self) -> None:
        """Let it end: it does when its input is closed."""
        if self._child is not None:
            self._child.terminate()

    def _start(self) -> None:
        settings = self._house.settings
        environment = os.environ | {
            "OASIS_THEMES": settings.themes,
            "OASIS_SORTER_KEY": self._house.sorter_key,
            "OASIS_SORTER_URL": f"http://{settings.loopback_host}:{settings.port}",
            "OASIS_SORTER_HOST": settings.public_host,
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        command = [sys.executable, "-m", "oasis_live.themes.worker"]
        self._child = subprocess.Popen(  # noqa: S603 - our own module
            command, cwd=HOME, stdin=subprocess.PIPE, env=environment, text=True
        )
        ours = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, self._child.pid, ours + NICE)
        self._told = set()
        WORKER_STARTS.inc()
        log.info("theme worker started")

    def _tell(self) -> None:
        with self._house.database.reading() as tx:
            codes = {row.code for row in tx.rows(_OPEN_ROOMS)}
        for code in sorted(codes ^ self._told):
            self._say({"room": code, "on": code in codes})
        self._told = codes

    def _say(self, line: dict[str, object]) -> None:
        child: IO[str] | None = self._child.stdin if self._child else None
        try:
            if child:
                child.write(json.dumps(line) + "\n")
                child.flush()
        except BrokenPipeError:
            log.info("the theme worker is gone; it is started again")
