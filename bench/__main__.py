"""`python -m bench`: contributions, votes and fresh views, with every rule on, without sockets.

32 green threads send one command after the other into one room of a real SQLite file, as 32 phones
in flight would. CPU seconds are this process's own (`resource`).
"""

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.hall import Hall
from oasis_live import green
from oasis_live import settings as all_settings
from oasis_live.main import house as houses
from oasis_live.main.clock import clock

IN_FLIGHT = 32
EACH = 60
ROUNDS = 3


def cpu() -> float:
    """CPU seconds that this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measured(work: Callable[[], int]) -> tuple[float, float]:
    """How many per CPU second and per second of the clock."""
    began, wall = cpu(), time.perf_counter()
    done = work()
    return done / (cpu() - began), done / (time.perf_counter() - wall)


def row(name: str, work: Callable[[], int]) -> str:
    """The median of some rounds, with the spread of the first figure."""
    rounds = [measured(work) for _round in range(ROUNDS)]
    per_cpu = sorted(one[0] for one in rounds)
    wall = statistics.median(one[1] for one in rounds)
    middle = statistics.median(per_cpu)
    return f"| {name} | {middle:,.0f} | {per_cpu[0]:,.0f}-{per_cpu[-1]:,.0f} | {wall:,.0f} |"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        settings = all_settings.read({"OASIS_DATA_DIR": str(Path(folder))})
        house = houses.build(settings, green.runtime(clock, random.SystemRandom()))
        hall = Hall(house, IN_FLIGHT)
        print("| work | per CPU second | spread | per second |\n|---|---|---|---|")
        print(row("contributions, 32 in flight", lambda: hall.write(EACH)))
        hall.open_vote()
        print(row("whole ballots, 32 in flight", lambda: hall.vote(EACH)))
        print(row(f"desk's fresh view of {hall.cards} cards", lambda: hall.look(5)))
        print(row("phone's update since its number", lambda: hall.catch_up(200)))
        house.database.close()


if __name__ == "__main__":
    main()
