"""Random and hostile packets from one seed: the same number gives the same attack."""

import json
import random
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import msgspec
import requests

from oasis_live.main.house import all_commands
from tests.faults.hostile import LARGE, Wire, frame, websocket
from tests.live import PATIENCE_SECONDS, Server, new_cid

# What no answer may hold.
LEAKS = (b"Traceback", b'File "', b"site-packages", b"sqlalchemy", b"sqlite3", b"engineio")
# What would shut the room for all that comes after it.
_SHUTTING = {"room.end", "room.freeze", "room.new_code", "person.remove"}
_COMMANDS = {
    name: [field.encode_name for field in msgspec.structs.fields(one.payload)]
    for name, one in all_commands().commands.items()
    if name not in _SHUTTING
}
_DEEP = 2_000
# As JSON text, since much of it is none.
_VALUES = [
    *("null", "true", "0", "-1", "1.5", "-0.0", "1e999", "NaN", "-Infinity", "9" * 30, "9" * 5_000),
    *('""', '"x"', '"\\ud800"', '"\\u0000"', '"\\u202e"', '"🏴"', '"' + "x" * 30_000 + '"'),
    *("[]", "{}", "[[]]", "[null]", '{"a":1}', '{"_placeholder":true,"num":0}', '["x","x"]'),
    *(
        "[" * _DEEP + "]" * _DEEP,
        "[" * 30_000,
        '{"a":' * _DEEP,
        "'x'",
        "undefined",
        "",
        "x",
        "\x00",
    ),
    *('"<script>"', '"\'; DROP TABLE room; --"', '"%s%n"', '"2026-06-25T09:00:00Z"', '"c1"'),
]
_STARTS = [
    *("", "0", "1", "2", "2probe", "3", "3probe", "4", "40", "41", "42", "43", "44", "45", "46"),
    *("5", "6", "7", "9", "x", "b", "bAAAA", "40/x,", "42/x,", "451-", "459999999999-", "461-"),
    *("420", "42" + "9" * 90, "42" + "9" * 200, "d=", "\x1e", "4²", "٤"),
]
_PATHS = ["/", "/socket.io", "/socket.io/../", "//", "*", "/%00", "", LARGE,
          "/organiser/sign-in", "/api/v1/rooms/K7M4QT/others", "/metrics", "/healthz"]  # fmt: skip
_HEADERS = ["Accept-Language", "Accept-Encoding", "Authorization", "Range", "If-None-Match", "Host",
            "If-Modified-Since", "Content-Type", "Content-Length", "Cookie", "Expect", "Referer",
            "Transfer-Encoding", "X-Forwarded-For", "X-Forwarded-Host", "Origin", ""]  # fmt: skip
_EVENTS = ["do", "sync", "connect", "disconnect", "hello", "changes", "", "__class__", "_on_do"]


class Attack:
    """Strangers, people of the room and its desk, who send what they please."""

    def __init__(self, server: Server, auths: list[dict[str, str]], seed: int) -> None:
        self._server, self._auths, self._chance = server, auths, random.Random(seed)
        self._wires: list[Wire] = []
        self._session = requests.Session()
        self._asked: dict[str, str] = {}
        # How often each way was gone, so that a test can see that none was left out.
        self.gone: dict[str, int] = {}
        self.leaks: list[bytes] = []

    def go(self, packets: int) -> None:
        """Send so many packets, of every sort."""
        ways: list[tuple[Callable[[], None], int]] = [
            (self._speaks, 12),
            (self._frames, 3),
            (self._polls, 3),
            (self._asks, 2),
        ]
        for _packet in range(packets):
            (way,) = self._chance.choices(*zip(*ways, strict=True))
            way()
            self.gone[way.__name__] = self.gone.get(way.__name__, 0) + 1
        while self._wires:
            self._wires.pop().socket.close()

    def _speaks(self) -> None:
        """A text message over a WebSocket, of somebody who was let in."""
        self._send(frame(self._text().encode("utf-8", "surrogatepass")))

    def _frames(self) -> None:
        """Frames that are broken by themselves."""
        chance = self._chance
        data = chance.randbytes(chance.choice([0, 1, 5, 125, 126, 3000]))
        if chance.random() < 0.5:
            data = self._text().encode("utf-8", "surrogatepass")
        whole = frame(
            data,
            chance.choice([0, 1, 1, 2, 8, 9, 10, 3, 15]),
            fin=chance.random() < 0.7,
            rsv=chance.choice([0, 0, 0, 1, 2, 4, 7]),
            masked=chance.random() < 0.9,
        )
        self._send(self._broken(whole))

    def _polls(self) -> None:
        """A payload by polling."""
        if not self._asked or self._chance.random() < 0.02:
            self._opens()
        texts = [self._text() for _text in range(self._chance.choice([1, 1, 2, 20]))]
        data = self._broken("\x1e".join(texts).encode("utf-8", "surrogatepass"))
        answer = self._ask("POST", f"/socket.io/?{self._query()}", data[:70_000])
        if answer is not None and answer.status_code != 200:
            self._asked = {}

    def _asks(self) -> None:
        """A request of any shape, mostly at Socket.IO's door."""
        chance = self._chance
        query = "&".join(f"{name}={quote(value[:200])}" for name, value in self._fields())
        method = chance.choice(["GET", "GET", "POST", "OPTIONS", "PUT", "HEAD", "X", "get", ""])
        path = chance.choice(["/socket.io/"] * 6 + [*_PATHS, f"/{self._auths[0]['room']}"])
        headers = [f"{chance.choice(_HEADERS)}: {chance.choice(_VALUES)[:100]}" for _n in range(3)]
        if chance.random() < 0.2:
            headers += ["Connection: Upgrade", "Upgrade: websocket"]
        head = f"{method} {path}?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        head += "".join(f"{line}\r\n" for line in headers) + "\r\n"
        with Wire(self._server) as wire:
            wire.send(self._broken(head.encode("utf-8", "surrogatepass")))
            with suppress(OSError):
                wire.socket.shutdown(socket.SHUT_WR)
            wire.socket.settimeout(0.2)
            with suppress(OSError):
                answer = wire.socket.recv(65_536)
                assert not answer.startswith(b"HTTP/1.1 5") or b" 505 " in answer, (head, answer)
                self._look(answer)

    def _text(self) -> str:
        chance = self._chance
        draw = chance.random()
        if draw < 0.6:
            return f"42{chance.choice(['', '0', '7'])}{self._event()}"
        if draw < 0.8:
            return chance.choice(_STARTS) + chance.choice([*_VALUES, self._event()])
        return str(self._broken(f"420{self._event()}".encode()), "utf-8", "replace")

    def _event(self) -> str:
        chance = self._chance
        if chance.random() < 0.2:
            arguments = [chance.choice(_VALUES) for _value in range(chance.randrange(4))]
            return f"[{','.join([json.dumps(chance.choice(_EVENTS)), *arguments])}]"
        name = chance.choice(list(_COMMANDS))
        fields = {"type": json.dumps(name), "cid": json.dumps(new_cid())}
        for field in _COMMANDS[name]:
            if chance.random() < 0.8:
                fields[field] = chance.choice(_VALUES)
        if chance.random() < 0.2:
            fields[chance.choice([*fields, "x", "\ud800"])] = chance.choice(_VALUES)
        inside = ",".join(f"{json.dumps(key)}:{value}" for key, value in fields.items())
        return f'["do",{{{inside}}}]'

    def _broken(self, data: bytes) -> bytes:
        """The same with a piece changed, taken out or doubled; mostly as it was."""
        chance = self._chance
        if chance.random() < 0.6 or not data:
            return data
        place, size = chance.randrange(len(data)), chance.choice([1, 1, 4, 400])
        middle = chance.choice([b"", chance.randbytes(size), data[place : place + size] * 2])
        return data[:place] + middle + data[place + size :]

    def _fields(self) -> list[tuple[str, str]]:
        chance, sid = self._chance, self._asked.get("sid", "x")
        names = ["EIO", "transport", "sid", "j", "t", "q", "key", "next", "\x00"]
        values = ["4", "3", "polling", "websocket", *_VALUES, *[sid] * 9]
        return [(chance.choice(names), chance.choice(values)) for _n in range(chance.randrange(5))]

    def _send(self, data: bytes) -> None:
        if len(self._wires) < 8:
            self._wires.append(self._let_in())
        place = self._chance.randrange(len(self._wires))
        wire = self._wires[place]
        is_open = wire.send(data) and not wire.is_cut
        self._look(wire.waiting())
        if not is_open:
            wire.socket.close()
            self._wires[place] = self._let_in()

    def _let_in(self) -> Wire:
        wire = websocket(self._server)
        wire.send(frame(f"40{json.dumps(self._chance.choice(self._auths))}".encode()))
        return wire

    def _opens(self) -> None:
        self._asked = {"EIO": "4", "transport": "polling"}
        opened = self._ask("GET", f"/socket.io/?{self._query()}")
        assert opened is not None
        self._asked["sid"] = json.loads(opened.text[1:])["sid"]
        auth = json.dumps(self._chance.choice(self._auths))
        self._ask("POST", f"/socket.io/?{self._query()}", f"40{auth}".encode())

    def _query(self) -> str:
        return "&".join(f"{name}={value}" for name, value in self._asked.items())

    def _ask(self, method: str, path: str, data: bytes = b"") -> requests.Response | None:
        try:
            answer = self._session.request(
                method, f"{self._server.url}{path}", data=data, timeout=PATIENCE_SECONDS
            )
        except requests.ConnectionError:
            return None
        self._look(answer.content)
        assert answer.status_code < 500, (path, data, answer.text)
        return answer

    def _look(self, answer: bytes) -> None:
        self.leaks += [answer[:2000] for mark in LEAKS if mark in answer]


def auths(server: Server) -> list[dict[str, Any]]:
    """A stranger, two people of a room that asks for stories, and its desk."""
    made = server.summit()
    code = made["code"]
    people = [{"room": code, "lens": "phone", "token": server.join(code)["token"]} for _n in "ab"]
    desk = {"room": code, "lens": "desk", "token": made["desk_key"]}
    return [{"room": code, "lens": "phone"}, *people, *people, desk, desk]
