"""The engine alone, in one process and without sockets: how much of a row is not the wire's."""

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Table
from bench.in_process import Hall
from oasis_live import green
from oasis_live import settings as all_settings
from oasis_live.main import house as houses
from oasis_live.main.clock import clock

IN_FLIGHT = 32
EACH = 60
ROUNDS = 3


def engine() -> Table:
    """Contributions, votes and fresh views with every rule on, without sockets."""
    table = Table("engine", "The engine alone, without sockets")
    with tempfile.TemporaryDirectory() as folder:
        settings = all_settings.read({"OASIS_DATA_DIR": str(Path(folder))})
        house = houses.build(settings, green.runtime(clock, random.SystemRandom()))
        hall = Hall(house, IN_FLIGHT)
        _row(table, "contributions, 32 in flight", lambda: hall.write(EACH))
        hall.open_vote()
        _row(table, "whole ballots, 32 in flight", lambda: hall.vote(EACH))
        _row(table, f"desk's fresh view of {hall.cards} cards", lambda: hall.look(5))
        _row(table, "phone's update since its number", lambda: hall.catch_up(200))
        house.database.close()
    return table


def cpu() -> float:
    """CPU seconds that this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _row(table: Table, name: str, work: Callable[[], int]) -> None:
    rounds = [_measured(work) for _round in range(ROUNDS)]
    table.add(f"{name}, per CPU second", [one[0] for one in rounds])
    wall = statistics.median(one[1] for one in rounds)
    table.notes.append(f"{name}: {wall:,.0f} per second of the clock.")


def _measured(work: Callable[[], int]) -> tuple[float, float]:
    """How many per CPU second and per second of the clock."""
    began, wall = cpu(), time.perf_counter()
    done = work()
    return done / (cpu() - began), done / (time.perf_counter() - wall)
