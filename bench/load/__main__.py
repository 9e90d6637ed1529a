"""`python -m bench.load`: one job from standard input, what was seen to standard output."""

import asyncio
import gc
import resource
import sys

import msgspec

from bench.load import coming, gathering, works
from bench.load.job import Job, Run
from bench.load.line import Line

WORKS = {
    "votes": works.votes,
    "contributions": works.contributions,
    "halls": works.halls,
    "joining": coming.joining,
    "staying": coming.staying,
    "returning": coming.returning,
    "gathering": gathering.gathering,
}
LONGEST_SECONDS = 300.0


async def _bounded(job: Job) -> Run:
    looking = asyncio.create_task(Line.look_for_ever())
    try:
        return await asyncio.wait_for(WORKS[job.work](job), LONGEST_SECONDS)
    finally:
        looking.cancel()


def main() -> None:
    """Do it, within five minutes."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    # A collection in the middle of a run would look like a slow server.
    gc.disable()
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(_bounded(job))))


if __name__ == "__main__":
    main()
