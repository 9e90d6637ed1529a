"""The load generator against a real server: what it counts is so."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import stored
from bench.figures import Table, at_most, quantile
from bench.generator import load
from bench.load import frames
from bench.load.line import Address, NotLoopback
from bench.servers import Target, room_in
from oasis_live.green import websocket
from tests.live import HOME, Server


@pytest.fixture
def target(server: Server) -> Target:
    return room_in(server)


@pytest.mark.parametrize("work", ["votes", "contributions"])
def test_what_twenty_phones_had_acknowledged_is_stored_and_nothing_else(
    target: Target, work: str
) -> None:
    run = load(target, work, phones=20, seconds=0.5, each=3)
    assert (run.lost, run.cut) == ([], 0)
    assert len(run.acknowledged) == len(run.stored) == (20 if work == "votes" else 60)
    count = stored.count_votes if work == "votes" else stored.count_contributions
    count(replace(target, kind="ours"), run)
    forgotten = next(iter(run.stored))
    missing = {**run.stored, "never": run.stored[forgotten]}
    run.stored = missing
    with pytest.raises(stored.Lost, match="1 missing"):
        count(target, run)


def test_every_vote_is_seen_by_desk_and_board_after_it_was_sent(target: Target) -> None:
    run = load(target, "votes", phones=20, seconds=0.5)
    assert len(run.seen) == 20
    assert min(run.seen) > 0


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "2001:db8::1"])
def test_no_load_leaves_this_machine(host: str) -> None:
    with pytest.raises(NotLoopback):
        Address(host, 80)


def test_the_generator_itself_refuses_another_machine() -> None:
    job = {"work": "votes", "server": "ours", "host": "192.0.2.1", "port": 80, "pid": 1}
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(job).encode(),
        cwd=HOME,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert b"NotLoopback" in done.stderr


@given(st.lists(st.binary(max_size=70_000), max_size=4), st.integers(1, 5000))
def test_frames_are_read_as_they_were_written_however_they_are_cut(
    payloads: list[bytes], size: int
) -> None:
    sent = b"".join(plain(frames.written(one)) for one in payloads)
    reader, read = frames.Reader(), []
    for start in range(0, len(sent), size):
        read += [frame.payload for frame in reader.read(sent[start : start + size])]
    assert read == payloads


def plain(frame: bytes) -> bytes:
    """What a server would send: the same frame without its mask."""
    size, head = frame[1] & 0x7F, 2
    if size >= 126:
        head = 4 if size == 126 else 10
    mask, hidden = frame[head : head + 4], frame[head + 4 :]
    start = bytes([frame[0], size]) + frame[2:head]
    return start + websocket.unmask(hidden, mask)


def test_a_figure_says_whether_its_goal_was_reached() -> None:
    table = Table("a-row", "A row")
    table.add("fast enough", [10, 49, 70], "ms", at_most(50, "ms"))
    table.add("too slow", [51, 52, 53], "ms", at_most(50, "ms"))
    assert [figure.what for figure in table.missed] == ["too slow"]
    assert "| too slow | 52.0 ms | 51.0–53.0 | 3 | ≤ 50.0 ms | **missed** |" in table.markdown()


def test_a_quantile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(1, 101)]
    assert [quantile(values, part) for part in (0.5, 0.95, 0.99, 1)] == [50, 95, 99, 100]
