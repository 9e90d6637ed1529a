"""Phones that say something now and then, or one that never stops: a process of its own.

`python -m tests.faults.flood URL CODE TOKEN… --rate R --seconds S` sends R packets a second for
each token, on a line for each, and prints when they were acknowledged. The next is sent
without waiting for the last.
"""

import argparse
import asyncio
import json
import secrets
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from tests.faults.arrivals import LOOPBACK, Browser, frame, say, share


class Sender:
    """One phone on one line: what it sent, and what it heard of it."""

    def __init__(self, url: str, code: str, token: str) -> None:
        where = urlsplit(url)
        assert where.hostname in LOOPBACK, "only this machine is loaded"
        self._browser = Browser(where.hostname, where.port or 80)
        self._auth = {"room": code, "lens": "phone", "token": token}
        self._due: dict[int, float] = {}
        self.sent = 0
        self.times: list[float] = []
        self.heard: Counter[str] = Counter()

    async def run(self, rate: float, seconds: float, late: float) -> None:
        """Send for so long, beginning a little later than others."""
        await self._browser.hello(self._auth)
        assert self._browser.line
        reader, writer = self._browser.line
        listening = asyncio.create_task(self._listen(reader, writer))
        start = time.monotonic() + late
        while (due := start + self.sent / rate) < start + seconds > time.monotonic():
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            self._due[self.sent] = due
            fields = {"type": "person.change", "name": f"N{self.sent}"}
            packet = {"cid": secrets.token_hex(16), **fields}
            say(writer, f"42{self.sent}" + json.dumps(["do", packet]))
            self.sent += 1
            with suppress(OSError, TimeoutError):
                # A server that doesn't read is the point.
                await asyncio.wait_for(writer.drain(), 1)
            if writer.is_closing():
                break
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hear_of_all(), 5)
        listening.cancel()

    async def _hear_of_all(self) -> None:
        while self._due:
            await asyncio.sleep(0.1)

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                event = await frame(reader)
                if event == "2":
                    say(writer, "3")
                elif event.startswith("43"):
                    number, _, answer = event[2:].partition("[")
                    told = json.loads("[" + answer)[0]
                    self.heard["ok" if told["ok"] else told["code"]] += 1
                    self.times.append(time.monotonic() - self._due.pop(int(number)))


async def _all(senders: list[Sender], rate: float, seconds: float) -> None:
    many = len(senders)
    runs = [one.run(rate, seconds, at / many / rate) for at, one in enumerate(senders)]
    await asyncio.gather(*runs)


def started(url: str, code: str, *tokens: str, rate: float, seconds: float) -> Any:
    """The process. `told` waits for what it reports."""
    how = [f"--rate={rate}", f"--seconds={seconds}"]
    command = [sys.executable, "-m", "tests.faults.flood", url, code, *tokens, *how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def told(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """What a process of `started` reports at its end."""
    output, _ = process.communicate(timeout=200)
    heard: dict[str, Any] = json.loads(output)
    return heard


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("code")
    parser.add_argument("tokens", nargs="+")
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    asked = parser.parse_args()
    senders = [Sender(asked.url, asked.code, token) for token in asked.tokens]
    asyncio.run(_all(senders, asked.rate, asked.seconds))
    heard = sum((one.heard for one in senders), Counter[str]())
    times = [spent for one in senders for spent in one.times]
    sent = sum(one.sent for one in senders)
    shares = {part: share(times, part) for part in (0.5, 0.95, 1.0)}
    print(json.dumps({"sent": sent, "heard": dict(heard), "ms": shares}))


if __name__ == "__main__":
    main()
