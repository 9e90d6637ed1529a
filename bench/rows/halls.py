"""Many halls in one server, against one large one."""

from bench import servers
from bench.figures import Table, at_most, quantile
from bench.generator import load
from bench.load.job import Run
from bench.stored import count_votes

PHONES = 2000
HALLS = 50
PAIRS = 2


def halls() -> Table:
    """50 rooms of 40 phones against one of 2,000, for the same votes."""
    table = Table("halls", "50 rooms of 40 phones against one of 2,000: 2,000 votes in 10 s")
    many, one = [], []
    for pair in range(PAIRS):
        one.append(_run(1, pair))
        many.append(_run(HALLS, pair))
    table.add("one room: server", [run.server_cpu for run in one], "CPU s")
    table.add("50 rooms: server", [run.server_cpu for run in many], "CPU s")
    pairs = zip(many, one, strict=True)
    ratios = [rooms.server_cpu / room.server_cpu for rooms, room in pairs]
    table.add("50 rooms to one", ratios, "times", at_most(1.3, "times"))
    table.add("50 rooms: acknowledged, p99", [quantile(r.acknowledged, 0.99) for r in many], "ms")
    table.add("lost", [len(run.lost) for run in (*one, *many)], "", at_most(0, ""))
    table.add("generator", [100 * run.share for run in (*one, *many)], "% of a core")
    return table


def _run(rooms: int, seed: int) -> Run:
    with servers.house() as server:
        targets = servers.rooms_in(server, rooms)
        keys = [(target.code, target.desk_key) for target in targets]
        run = load(targets[0], "halls", rooms=keys, phones=PHONES, seconds=10, seed=seed)
        count_votes(targets[0], run, *targets[1:])
    return run
