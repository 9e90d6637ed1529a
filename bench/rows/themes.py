"""From a phone into its theme: how long it takes, and what the hall feels of it."""

import json
import os
import subprocess
import sys
from typing import Any

from bench import servers
from bench.figures import Table, at_most, quantile
from bench.generator import load
from bench.load.job import Run
from bench.stored import count_contributions

PHONES, SECONDS, RUNS = 20, 30, 2
MOST, SORTED_RUNS = 2000, 3


def themes() -> Table:
    """Five contributions a second, and the theme worker beside the server."""
    table = Table("themes", "Into its theme, while five contributions arrive each second")
    runs = [_run(seed) for seed in range(RUNS)]
    in_theme = [quantile(run.seen, 0.99) / 1000 for run in runs]
    table.add("in its theme, p50", [quantile(run.seen, 0.5) / 1000 for run in runs], "s")
    table.add("in its theme, p99", in_theme, "s", at_most(3, "s"))
    table.add("in no theme after ten seconds", [run.more["in_no_theme"] for run in runs])
    slowest = [max(run.acknowledged) for run in runs]
    table.add("acknowledged, the slowest", slowest, "ms", at_most(50, "ms"))
    table.add("lost", [len(run.lost) for run in runs], "", at_most(0, ""))
    return table


def _run(seed: int) -> Run:
    with servers.ours() as target:
        run = load(target, "gathering", phones=PHONES, seconds=SECONDS, seed=seed)
        count_contributions(target, run)
    return run


def sorting() -> Table:
    """What the worker's own work costs, by the number of cards."""
    table = Table("sorting", "The theme worker's work while five cards arrive each second")
    for cards in (30, 300, MOST):
        runs = [_sorted(cards) for _run in range(SORTED_RUNS)]
        row, middling, arrival = f"{cards:,} cards:", None, None
        if cards == MOST:
            middling, arrival = at_most(50, "ms"), at_most(3, "ms")
        table.add(f"{row} a tick, p50", _of(runs, "ticks", 0.5), "ms", middling)
        table.add(f"{row} a tick, p99", _of(runs, "ticks", 0.99), "ms", at_most(200, "ms"))
        table.add(f"{row} a vector by the model, p99", _of(runs, "model", 0.99), "ms")
        table.add(f"{row} an arrival beside that, p99", _of(runs, "beside", 0.99), "ms", arrival)
        table.add(f"{row} memory of the process", [told["megabytes"] for told in runs], "MB")
    return table


def _of(runs: list[dict[str, Any]], what: str, share: float) -> list[float]:
    return [quantile(told[what], share) for told in runs]


def _sorted(cards: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.sorting", str(cards)]
    one_thread = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, env=one_thread, capture_output=True, check=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
