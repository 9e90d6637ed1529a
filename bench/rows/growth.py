"""Whether a change costs more the more were made before."""

import random
import tempfile
from pathlib import Path

from bench.figures import Table, at_most
from bench.in_process import Hall
from bench.rows.engine import IN_FLIGHT, cpu
from oasis_live import green
from oasis_live import settings as all_settings
from oasis_live.main import house as houses
from oasis_live.main.clock import clock

CHANGES = 50_000


def growth() -> Table:
    """The second 50,000 contributions of a room against its first, in the engine."""
    table = Table("growth", "The second 50,000 contributions of a room against the first")
    with tempfile.TemporaryDirectory() as folder:
        settings = all_settings.read({"OASIS_DATA_DIR": str(Path(folder))})
        house = houses.build(settings, green.runtime(clock, random.SystemRandom()))
        hall = Hall(house, IN_FLIGHT)
        first, second = _cost(hall), _cost(hall)
        house.database.close()
    table.add("a change of the first", [first], "µs of CPU")
    table.add("a change of the second", [second], "µs of CPU")
    table.add("second to first", [second / first], "times", at_most(1.2, "times"))
    return table


def _cost(hall: Hall) -> float:
    each, began = CHANGES // IN_FLIGHT, cpu()
    return 1_000_000 * (cpu_after(hall, each) - began) / (each * IN_FLIGHT)


def cpu_after(hall: Hall, each: int) -> float:
    """This process's CPU seconds once every phone has written so many."""
    hall.write(each)
    return cpu()
