"""A hall that comes in: people who join as browsers do, from one address, by a clock of their own.

`python -m tests.faults.arrivals URL CODE --people N --seconds S` is a process of its own, so that
it takes no time from the server's. Each person comes at a moment that was fixed before and waits
from then on, however slow the server is. It prints one line of JSON.
"""

import argparse
import asyncio
import base64
import json
import re
import secrets
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

PATIENCE_SECONDS = 90.0
LOOPBACK = frozenset({"127.0.0.1", "localhost"})
_CSRF = re.compile(rb'name="csrf_token" value="([^"]+)"')
_CID = re.compile(rb'name="cid" value="([^"]+)"')
_PERSON = re.compile(rb'data-person="([^"]+)"')


@dataclass
class Answer:
    """What a request came to."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of this name, or nothing."""
        return next((value for key, value in self.headers if key == name), "")


class Browser:
    """One person's browser: its cookies, and a connection that it keeps."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._cookies: dict[str, str] = {}
        self.line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        """The answer to one request; a body makes it a POST of this kind."""
        is_kept, sent = self.line is not None, self._head(path, body, kind) + (body or b"")
        try:
            answer = await self._answer(sent)
        except asyncio.IncompleteReadError as ended:
            # What the server ended just then, as it rested, never had the request: browsers send
            # it on another connection.
            if ended.partial or not is_kept:
                raise
            await self.close()
            answer = await self._answer(sent)
        for name, value in answer.headers:
            if name == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                self._cookies[cookie] = content
        if answer.header("connection").lower() == "close":
            await self.close()
        return answer

    async def _answer(self, sent: bytes) -> Answer:
        reader, writer = await self._connected()
        writer.write(sent)
        await writer.drain()
        return await _read(reader)

    async def hello(self, auth: dict[str, Any]) -> dict[str, Any]:
        """What a WebSocket of this browser hears first. The line stays open until `close`."""
        reader, writer = await asyncio.open_connection(self._host, self._port)
        upgrade = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": base64.b64encode(secrets.token_bytes(16)).decode(),
        }
        writer.write(self._head("/socket.io/?EIO=4&transport=websocket", None, "", **upgrade))
        answer = await _read(reader)
        assert answer.status == 101, answer
        await self.close()
        self.line = (reader, writer)
        await frame(reader)
        say(writer, "40" + json.dumps(auth))
        while True:
            event = await frame(reader)
            if event == "2":
                say(writer, "3")
            elif event.startswith("42"):
                heard: list[Any] = json.loads(event[2:])
                return {"event": heard[0], **heard[1]}
            elif event.startswith("44"):
                return {"event": "refused", **json.loads(event[2:])}

    async def close(self) -> None:
        """End the connection."""
        if self.line:
            self.line[1].close()
        self.line = None

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        # The server ends a connection that rests, and a browser then opens another.
        if self.line is None or self.line[0].at_eof():
            await self.close()
            self.line = await asyncio.open_connection(self._host, self._port)
        return self.line

    def _head(self, path: str, body: bytes | None, kind: str, **more: str) -> bytes:
        fields = {"Host": f"{self._host}:{self._port}", **more}
        if self._cookies:
            fields["Cookie"] = "; ".join(f"{n}={v}" for n, v in self._cookies.items())
        if body is not None:
            fields |= {"Content-Type": kind, "Content-Length": str(len(body))}
        lines = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in fields.items()]
        return "\r\n".join([*lines, "", ""]).encode()


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    status = int(head[0].split()[1])
    headers = [(n.lower(), v.strip()) for n, _, v in (h.partition(":") for h in head[1:] if h)]
    answer = Answer(status, headers, b"")
    if answer.header("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            answer.body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    elif status != 101:
        answer.body = await reader.readexactly(int(answer.header("content-length") or 0))
    return answer


async def frame(reader: asyncio.StreamReader) -> str:
    """The next text frame."""
    size = (await reader.readexactly(2))[1] & 127
    if size >= 126:
        size = int.from_bytes(await reader.readexactly(2 if size == 126 else 8), "big")
    return (await reader.readexactly(size)).decode()


def say(writer: asyncio.StreamWriter, text: str) -> None:
    """Send a text frame."""
    data, mask = text.encode(), secrets.token_bytes(4)
    size = bytes([128 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
    masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
    writer.write(b"\x81" + size + mask + masked)


@dataclass
class Hall:
    """Where they come to, and what came of it."""

    host: str
    port: int
    code: str
    joined: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    participants: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    waited_in_line: int = 0


async def by_program(hall: Hall, browser: Browser, began: float) -> None:
    """Somebody who joins by the JSON interface."""
    body = json.dumps({"cid": secrets.token_hex(16), "name": "Ann"}).encode()
    path = f"/api/v1/rooms/{hall.code}/join"
    answer = await browser.ask(path, body, "application/json")
    hall.statuses[f"join {answer.status}"] += 1
    hall.joined.append(time.monotonic() - began)
    if answer.status in {200, 201}:
        hall.participants.add(json.loads(answer.body)["participant"])


async def by_phone(hall: Hall, browser: Browser, began: float) -> None:
    """The whole way of a phone: the welcome, the form, the page, the line with its first view."""
    page = await browser.ask(f"/{hall.code}")
    hall.statuses[f"welcome {page.status}"] += 1
    csrf, cid = _CSRF.search(page.body), _CID.search(page.body)
    assert csrf, page
    assert cid, page
    form = urlencode({"csrf_token": csrf[1], "cid": cid[1], "name": "Ann", "table": "4"}).encode()
    pressed = time.monotonic()
    path, sent = f"/{hall.code}/join", form
    answer = await browser.ask(path, sent, "application/x-www-form-urlencoded")
    while answer.status == 429:
        hall.waited_in_line += 1
        await asyncio.sleep(float(answer.header("retry-after")))
        answer = await browser.ask(path)
    hall.statuses[f"join {answer.status}"] += 1
    hall.joined.append(time.monotonic() - pressed)
    page = await browser.ask(f"/{hall.code}")
    found = _PERSON.search(page.body)
    assert found, page
    hall.participants.add(found[1].decode())
    heard = await browser.hello({"room": hall.code, "lens": "phone"})
    hall.statuses[heard["event"]] += 1
    hall.inside.append(time.monotonic() - began)


WAYS = {"program": by_program, "phone": by_phone}


async def come(hall: Hall, way: str, people: int, seconds: float, kept: int) -> None:
    """Everybody comes, spread over so many seconds; `kept` connections are shared by all."""
    shared: asyncio.Queue[Browser] = asyncio.Queue()
    for _ in range(kept):
        shared.put_nowait(Browser(hall.host, hall.port))
    start = time.monotonic()

    async def one(number: int) -> None:
        began = start + number * seconds / people
        await asyncio.sleep(max(0.0, began - time.monotonic()))
        browser = await shared.get() if kept else Browser(hall.host, hall.port)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await WAYS[way](hall, browser, began)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            hall.statuses[type(error).__name__] += 1
        if kept:
            shared.put_nowait(browser)
        elif way == "program":
            await browser.close()

    await asyncio.gather(*(one(number) for number in range(people)))


def share(times: list[float], part: float) -> float | None:
    """The time within which this part of them was done, in ms."""
    return round(sorted(times)[int(part * (len(times) - 1))] * 1000, 1) if times else None


def report(hall: Hall, took: float) -> dict[str, Any]:
    """What came of it, for whoever started this."""
    return {
        "statuses": dict(hall.statuses),
        "participants": len(hall.participants),
        "waited_in_line": hall.waited_in_line,
        "joined_ms": {part: share(hall.joined, part) for part in (0.5, 0.95, 1.0)},
        "inside_ms": {part: share(hall.inside, part) for part in (0.5, 0.95, 1.0)},
        "took": round(took, 2),
        "own_cpu_share": round(time.process_time() / took, 2),
    }


def arrive(url: str, code: str, **how: str | float) -> dict[str, Any]:
    """The report of a hall that came in, in a process of its own."""
    options = [f"--{name}={value}" for name, value in how.items()]
    command = [sys.executable, "-m", "tests.faults.arrivals", url, code, *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("code")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--way", choices=WAYS, default="phone")
    parser.add_argument("--kept", type=int, default=0, help="connections that all share")
    asked = parser.parse_args()
    where = urlsplit(asked.url)
    assert where.hostname in LOOPBACK, "only this machine is loaded"
    hall = Hall(where.hostname, where.port or 80, asked.code)
    began = time.monotonic()
    asyncio.run(come(hall, asked.way, asked.people, asked.seconds, asked.kept))
    print(json.dumps(report(hall, time.monotonic() - began)))


if __name__ == "__main__":
    main()
