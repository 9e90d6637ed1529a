"""Contributions as fast as they are answered, and what each microsecond is spent on."""

from bench import servers
from bench.figures import Table, at_least, at_most, quantile
from bench.generator import load
from bench.load.job import Run
from bench.profile import profiled
from bench.servers import Missing, Target
from bench.stored import count_contributions

IN_FLIGHT = 32
PAIRS = 3


def contributions() -> Table:
    """Stored and acknowledged, 32 in flight, pair by pair with the tutorial-style servers."""
    table = Table("contributions", "Contributions, 32 in flight, one desk looking on")
    mine, theirs, quiet, nodes = [], [], [], []
    for pair in range(PAIRS):
        with servers.ours() as target:
            mine.append(_run(target, 150, pair))
        with servers.tutorial() as target:
            theirs.append(_run(target, 50, pair))
        with servers.tutorial("--quiet") as target:
            quiet.append(_run(target, 50, pair))
    try:
        with servers.node() as target:
            nodes.append(_run(target, 50, 0))
    except Missing as missing:
        table.notes = [str(missing)]
    table.add("stored per CPU second", _rate(mine), "", at_least(2000, ""))
    table.add("stored per second", [len(run.stored) / run.wall for run in mine])
    table.add("acknowledged, p50", [quantile(run.acknowledged, 0.5) for run in mine], "ms")
    table.add("acknowledged, p99", [quantile(run.acknowledged, 0.99) for run in mine], "ms")
    table.add("lost", [len(run.lost) for run in mine], "", at_most(0, ""))
    table.add("generator", [100 * run.share for run in mine], "% of a core")
    _against(table, "tutorial-style Flask-SocketIO", mine, theirs, 7)
    _against(table, "the same without broadcast", mine, quiet, 4)
    if nodes:
        _against(table, "tutorial-style Node Socket.IO", mine, nodes, None)
    table.notes.append(_breakdown())
    return table


def _run(target: Target, each: int, seed: int) -> Run:
    run = load(target, "contributions", phones=IN_FLIGHT, each=each, seed=seed)
    count_contributions(target, run)
    return run


def _rate(runs: list[Run]) -> list[float]:
    return [len(run.stored) / run.server_cpu for run in runs]


def _against(
    table: Table, name: str, mine: list[Run], theirs: list[Run], wanted: float | None
) -> None:
    table.add(f"{name}: per CPU second", _rate(theirs))
    pairs = zip(_rate(mine), _rate(theirs), strict=False)
    goal = at_least(wanted, "times") if wanted else None
    table.add(f"ours to {name}", [own / other for own, other in pairs], "times", goal)


def _breakdown() -> str:
    """One more run, with a profiler that looks on and so slows it a little."""
    with servers.ours() as target, profiled(target.pid) as layers:
        run = _run(target, 150, 1)
    if not layers:
        return "No breakdown: py-spy could not look into the server."
    whole = run.server_cpu / len(run.stored) * 1_000_000
    parts = [f"{name} {share * whole:.0f}" for name, share in layers.items()]
    return f"One contribution, {whole:.0f} µs of CPU: {', '.join(parts)}."
