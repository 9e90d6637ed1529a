"""Runs the load generator on its own core, and refuses runs that prove nothing."""

import os
import subprocess
import sys
from typing import Any

import msgspec

from bench.load.job import Job, Run
from bench.servers import Target, cores

MOST_SHARE = 0.8
LONGEST_SECONDS = 330


class Void(Exception):
    """A run that proves nothing: the generator was the one that had no time, or it broke."""


def load(target: Target, work: str, **how: Any) -> Run:
    """What the generator saw. Raises Void when it used over 80 % of its core."""
    job = Job(
        work=work,
        server=target.kind,
        host="127.0.0.1",
        port=target.port,
        pid=target.pid,
        code=target.code,
        desk_key=target.desk_key,
        **how,
    )
    done = _run(msgspec.json.encode(job))
    if done.returncode:
        raise Void(f"the generator broke: {done.stderr.decode()[-800:]}")
    run = msgspec.json.decode(done.stdout, type=Run)
    if run.share > MOST_SHARE:
        raise Void(
            f"the generator used {run.share:.0%} of its core; at most {MOST_SHARE:.0%} count"
        )
    return run


def _run(job: bytes) -> "subprocess.CompletedProcess[bytes]":
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cores()[1]})
    try:
        return subprocess.run(
            [sys.executable, "-m", "bench.load"],
            input=job,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    finally:
        os.sched_setaffinity(0, before)
