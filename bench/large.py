"""The data folder of a large summit: 2,000 people, 10,000 contributions, 20,000 votes."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.in_process import Hall
from oasis_live import green
from oasis_live import settings as all_settings
from oasis_live.main import house as houses
from oasis_live.main.clock import clock

PEOPLE = 2000
VOTES = 2
_OPTIONS = 24
_DOTS = (1, 1, 1, 1, 1)


@contextmanager
def summit() -> Iterator[tuple[Path, str, str]]:
    """Its folder, its room's code and the board's key."""
    with tempfile.TemporaryDirectory(prefix="oasis-bench-") as folder:
        settings = all_settings.read({"OASIS_DATA_DIR": folder})
        house = houses.build(settings, green.runtime(clock, random.SystemRandom()))
        hall = Hall(house, PEOPLE)
        hall.write(1, phones=_OPTIONS)
        for _vote in range(VOTES):
            hall.add_vote()
            hall.vote(1, _DOTS)
        hall.write(5)
        made = hall.made
        house.database.close()
        yield Path(folder), made["code"], made["board_key"]
