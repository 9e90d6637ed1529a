"""Everybody votes: how long until it is acknowledged, and until desk and board show it."""

from collections.abc import Iterable

from bench import servers
from bench.figures import Table, at_least, at_most, quantile
from bench.generator import load
from bench.load.job import Run
from bench.servers import Missing, Target
from bench.stored import count_votes
from bench.witness import witnessed

PAIRS = 3
# A tutorial's phones wait far longer than anybody would: what they get is counted all the same.
_PATIENCE_SECONDS = 120.0


def votes_1000() -> Table:
    """1,000 phones vote within 10 s, pair by pair with the tutorial-style servers."""
    table = Table("votes-1000", "1,000 phones vote within 10 s")
    mine, theirs, nodes = [], [], []
    for pair in range(PAIRS):
        with servers.ours() as target:
            mine.append(_run(target, 1000, 10, pair))
        with servers.tutorial() as target:
            theirs.append(_run(target, 1000, 10, pair))
    try:
        with servers.node() as target:
            nodes.append(_run(target, 1000, 10, 0))
    except Missing as missing:
        table.notes = [str(missing)]
    with servers.ours() as target:
        table.notes.append(witnessed(target, 200, lambda: _vote(target, 200, 3)))
    _figures(table, mine, p50=8, p99=50, seen=100)
    _against(table, "tutorial-style Flask-SocketIO", mine, theirs, 100)
    if nodes:
        _against(table, "tutorial-style Node Socket.IO", mine, nodes, None)
    return table


def votes_2000() -> Table:
    """2,000 phones vote within 10 s."""
    table = Table("votes-2000", "2,000 phones vote within 10 s")
    runs = []
    for number in range(2):
        with servers.ours() as target:
            runs.append(_run(target, 2000, 10, number))
    _figures(table, runs, p99=60, seen=120)
    return table


def votes_5000() -> Table:
    """5,000 phones in one room vote within 60 s."""
    table = Table("votes-5000", "5,000 phones connected, vote within 60 s")
    with servers.ours() as target:
        runs = [_run(target, 5000, 60, 1)]
    _figures(table, runs, p99=150)
    return table


def _run(target: Target, phones: int, seconds: float, seed: int) -> Run:
    run = load(
        target, "votes", phones=phones, seconds=seconds, seed=seed, patience=_PATIENCE_SECONDS
    )
    count_votes(target, run)
    return run


def _vote(target: Target, phones: int, seconds: float) -> None:
    _run(target, phones, seconds, 1)


def _figures(
    table: Table,
    runs: list[Run],
    *,
    p99: float,
    p50: float | None = None,
    seen: float | None = None,
) -> None:
    middle = at_most(p50, "ms") if p50 else None
    shown = at_most(seen, "ms") if seen else None
    table.add("acknowledged, p50", _of(runs, 0.5), "ms", middle)
    table.add("acknowledged, p95", _of(runs, 0.95), "ms")
    table.add("acknowledged, p99", _of(runs, 0.99), "ms", at_most(p99, "ms"))
    table.add("on desk and board, p99", [quantile(r.seen, 0.99) for r in runs], "ms", shown)
    table.add("lost", [len(run.lost) for run in runs], "", at_most(0, ""))
    table.add("disconnected", [run.cut for run in runs], "", at_most(0, ""))
    table.add("server", [100 * run.server_cpu / run.wall for run in runs], "% of a core")
    table.add("generator", [100 * run.share for run in runs], "% of a core")


def _against(
    table: Table, name: str, mine: list[Run], theirs: list[Run], wanted: float | None
) -> None:
    table.add(f"{name}: acknowledged, p50", _of(theirs, 0.5), "ms")
    table.add(f"{name}: acknowledged, p99", _of(theirs, 0.99), "ms")
    table.add(f"{name}: seen, p99", [quantile(run.seen, 0.99) for run in theirs], "ms")
    table.add(f"{name}: lost", [len(run.lost) for run in theirs])
    table.add(f"{name}: generator", [100 * run.share for run in theirs], "% of a core")
    pairs = zip(_of(theirs, 0.99), _of(mine, 0.99), strict=False)
    goal = at_least(wanted, "times") if wanted else None
    table.add(f"p99 better than {name}", [other / own for other, own in pairs], "times", goal)


def _of(runs: Iterable[Run], part: float) -> list[float]:
    return [quantile(run.acknowledged, part) for run in runs]
