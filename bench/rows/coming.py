"""People come, stay and come back."""

import threading
import time

from bench import servers
from bench.figures import Table, at_most, quantile
from bench.generator import load
from bench.load import used
from bench.load.job import Run
from bench.servers import Target
from bench.stored import Lost, count_people, count_votes
from tests.live import Server, until

_MB = 1_000_000


def joining() -> Table:
    """300 people join within 10 s, 2,000 within 60 s, all behind one address."""
    table = Table("joining", "Joining: the page, the form, the live line; all from one address")
    for people, seconds, runs in ((300, 10.0, 2), (2000, 60.0, 1)):
        seen = [_joined(people, seconds, seed) for seed in range(runs)]
        what = f"{people:,} in {seconds:.0f} s"
        table.add(f"{what}: in the room, p50", [_ms(run, 0.5) for run in seen], "ms")
        p95 = [_ms(run, 0.95) for run in seen]
        table.add(f"{what}: in the room, p95", p95, "ms", at_most(1000, "ms"))
        table.add(f"{what}: refused", [len(run.lost) for run in seen], "", at_most(0, ""))
        table.add(f"{what}: asked to wait a moment", [run.more["asked_to_wait"] for run in seen])
        table.add(f"{what}: server", [_share(run) for run in seen], "% of a core")
        table.add(f"{what}: generator", [100 * run.share for run in seen], "% of a core")
    return table


def idle() -> Table:
    """What 2,000 phones cost that do nothing, in time and in memory."""
    table = Table("idle", "2,000 phones in an idle room")
    with servers.ours() as target:
        run = load(target, "staying", phones=2000, seconds=30)
        worker = sum(used.memory(pid) for pid in used.children(target.pid))
    table.add("server", [_share(run)], "% of a core", at_most(5, "%"))
    table.add("each further phone", [run.more["bytes_each"] / 1000], "KB", at_most(80, "KB"))
    table.add("server, at most", [run.more["most_bytes"] / _MB], "MB", at_most(280, "MB"))
    table.add("theme worker beside it", [worker / _MB], "MB")
    table.add("disconnected", [run.cut], "", at_most(0, ""))
    table.add("generator", [100 * run.share], "% of a core")
    return table


def reconnect() -> Table:
    """The server is killed in the middle of a vote of 1,000 phones and started again at once."""
    table = Table("reconnect", "kill -9 in the middle of a vote of 1,000 phones")
    runs = [_returned() for _run in range(2)]
    table.add("all back and caught up, after the start", runs, "s", at_most(15, "s"))
    table.notes.append(
        "Every ballot is stored once, as it was sent; no phone did anything by hand."
    )
    return table


def _joined(people: int, seconds: float, seed: int) -> Run:
    with servers.ours() as target:
        run = load(target, "joining", phones=people, seconds=seconds, seed=seed)
        count_people(target, run)
    return run


def _returned() -> float:
    with servers.house() as server:
        target = servers.room_in(server)
        started: list[float] = []
        again = threading.Thread(target=_start_again, args=(server, target, started))
        again.start()
        run = load(target, "returning", phones=1000, seconds=6)
        again.join()
        count_votes(target, run)
        if run.lost or not run.more["acknowledged_before"]:
            raise Lost(f"{run.lost[:3]}, {run.more}")
    return run.more["all_back_at"] - started[0]


def _start_again(server: Server, target: Target, started: list[float]) -> None:
    until(lambda: not used.runs(target.pid), "nobody killed the server", 200)
    started.append(time.monotonic())
    server.stop(kill=True)
    with servers.on_the_servers_core():
        server.start()


def _ms(run: Run, part: float) -> float:
    return quantile(run.acknowledged, part)


def _share(run: Run) -> float:
    return 100 * run.server_cpu / run.wall
