"""S08: a WebSocket's messages have an end, in length and in time, and a line that nobody uses too.

The server of these tests gives one second where the real one gives ten or more.
"""

import itertools
import json
from collections.abc import Iterator
from functools import partial

import pytest
import requests

from tests.faults.hasty_server import answers, hasty_server
from tests.faults.hostile import (
    OPEN,
    UPGRADE,
    Wire,
    drips,
    flood,
    frame,
    gone,
    request,
    websocket,
)
from tests.live import PATIENCE_SECONDS, Server, connected, until

TOO_LONG, NOT_ALLOWED = 1009, 1002
MOST_DRIPS = 80


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with hasty_server(tmp_path_factory.mktemp("hasty")) as server:
        yield server


@pytest.fixture(scope="module")
def auth(server: Server) -> dict[str, str]:
    code = server.summit()["code"]
    return {"room": code, "token": server.join(code)["token"], "lens": "phone"}


def polls(server: Server) -> tuple[requests.Session, dict[str, str]]:
    """A browser that opened a line by polling, and what it asks from then on."""
    session = requests.Session()
    asked = {"EIO": "4", "transport": "polling"}
    opened = session.get(f"{server.url}/socket.io/", params=asked, timeout=PATIENCE_SECONDS)
    return session, {**asked, "sid": json.loads(opened.text[1:])["sid"]}


@pytest.mark.parametrize("size", [0, 1, 1000, 65_536])
def test_S08_fragments_together_are_as_short_as_one_frame(server: Server, size: int) -> None:
    """Mutation: BoundedMessage.push doesn't count → fails: 100,000 fragments are taken."""
    with websocket(server) as wire:
        wire.send(frame(b"x" * size, fin=False))
        piece = frame(b"x" * size, 0, fin=False) * 16
        for _piece in range(100_000 // 16):
            if not wire.send(piece):
                break
        assert wire.sent < 3_000_000 + 16 * 65_536
        assert wire.is_cut or wire.closed_with() == TOO_LONG


BAD_FRAMES: list[tuple[str, bytes, int]] = [
    ("a long frame", frame(b"x" * 65_537), TOO_LONG),
    ("only its head", frame(b"x" * 2_000_000)[:14], TOO_LONG),
    ("endless", b"\x81\xff" + b"\xff" * 8 + b"\x01\x02\x03\x04", TOO_LONG),
    ("packed", frame(b"x", rsv=4), NOT_ALLOWED),
    ("unmasked", frame(b"40", masked=False), NOT_ALLOWED),
    ("a long ping", frame(b"x" * 126, 9), NOT_ALLOWED),
    ("half a ping", frame(b"x", 9, fin=False), NOT_ALLOWED),
    ("unknown", frame(b"x", 5), NOT_ALLOWED),
    ("the end of nothing", frame(b"x", 0), NOT_ALLOWED),
    ("a start in the middle", frame(b"x", fin=False) + frame(b"x"), NOT_ALLOWED),
    ("no text", frame(b"\xff\xfe"), 0),
    ("a strange end", frame(b"\x00\x00", 8), NOT_ALLOWED),
]


@pytest.mark.parametrize(("name", "sent", "code"), BAD_FRAMES, ids=lambda it: str(it)[:12])
def test_S08_a_frame_that_is_none_of_ours_ends_its_line(
    server: Server, name: str, sent: bytes, code: int
) -> None:
    with websocket(server) as wire:
        wire.send(sent)
        assert wire.closed_with() in ({code} if code else {1011, 1007}), name


def test_S08_nothing_is_compressed_so_nothing_can_be_inflated(server: Server) -> None:
    """Mutation: without _no_deflate → fails: the answer names permessage-deflate."""
    with Wire(server) as wire:
        wire.send(
            request(
                f"{OPEN}websocket",
                [*UPGRADE, "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits"],
            )
        )
        head = wire.head()
        assert head.startswith(b"HTTP/1.1 101")
        assert b"deflate" not in head


@pytest.mark.parametrize(
    "headers",
    [
        [one for one in UPGRADE if "Version" not in one],
        ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 12"],
        ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"],
        ["Upgrade: WebSocket", "Connection: Upgrade", "Origin: http://127.0.0.1",
         "Sec-WebSocket-Key1: 4 1", "Sec-WebSocket-Key2: 1 2"],
        ["Upgrade: websocket", "Sec-WebSocket-Version: 13"],
        ["Connection: Upgrade", "Sec-WebSocket-Version: 13"],
        ["Upgrade: h2c", "Connection: Upgrade"],
        [],
    ],
)  # fmt: skip
def test_S08_drafts_and_half_handshakes_are_refused(server: Server, headers: list[str]) -> None:
    """Mutation: without _no_drafts → fails: a draft's messages have no bound at all."""
    with Wire(server) as wire:
        wire.send(request(f"{OPEN}websocket", headers) + b"12345678")
        status = wire.head().split(b" ")[1]
        assert status in {b"400", b"426"}


def test_S08_a_websocket_that_says_nothing_is_closed(hasty: Server) -> None:
    with websocket(hasty) as wire:
        gone(wire)


def test_S08_an_upgrade_without_its_probe_is_closed_and_polling_goes_on(server: Server) -> None:
    session, asked = polls(server)
    cookie = f"Cookie: oasis_line={session.cookies['oasis_line']}"
    with websocket(server, f"{OPEN}websocket&sid={asked['sid']}", cookie) as wire:
        wire.send(frame(b"5"))
        gone(wire)
    posted = session.post(
        f"{server.url}/socket.io/", params=asked, data="40{}", timeout=PATIENCE_SECONDS
    )
    assert posted.text == "OK"


def test_S08_an_upgrade_that_drips_is_cut(hasty: Server) -> None:
    """Mutation: BoundedWebSocket.wait sets read_by to None → fails with '80 pieces were taken'."""
    session, asked = polls(hasty)
    cookie = f"Cookie: oasis_line={session.cookies['oasis_line']}"
    with websocket(hasty, f"{OPEN}websocket&sid={asked['sid']}", cookie) as wire:
        data = frame(b"x" * 1000)
        drips(wire, (bytes([one]) for one in data), MOST_DRIPS, partial(answers, hasty))


@pytest.mark.parametrize("start", [b"", frame(b"40{}"), frame(b"42", fin=False)])
def test_S08_a_message_that_drips_is_cut(hasty: Server, start: bytes) -> None:
    with websocket(hasty) as wire:
        wire.send(start)
        data = frame(b"x" * 1000, 0 if start.startswith(b"\x01") else 1)
        drips(wire, (bytes([one]) for one in data), MOST_DRIPS, partial(answers, hasty))


def test_S08_pings_are_no_words(hasty: Server) -> None:
    with websocket(hasty) as wire:
        drips(wire, itertools.repeat(frame(b"", 9)), MOST_DRIPS, partial(answers, hasty))


@pytest.mark.parametrize("piece", [frame(b"", 9), frame(b"", 10), frame(b"3"), frame(b"43[1]")])
def test_S08_frames_without_end_leave_time_for_others(server: Server, piece: bytes) -> None:
    """Mutation: BoundedWebSocket._recv_frame without its pause → fails: others time out."""
    with websocket(server) as wire, flood(wire, piece * 5000):
        for _time in range(5):
            answers(server)


def test_S08_a_line_that_nobody_is_let_in_on_is_closed(hasty: Server) -> None:
    """Mutation: Ear doesn't start _close_unless_let_in → fails: the line hears a ping instead."""
    session, asked = polls(hasty)
    url = f"{hasty.url}/socket.io/"
    assert session.get(url, params=asked, timeout=PATIENCE_SECONDS).text == "1"
    assert session.get(url, params=asked, timeout=PATIENCE_SECONDS).status_code == 400


@pytest.mark.parametrize(
    "packet",
    ['451-["do",{"_placeholder":true,"num":0}]', '459999999999-["do"]', '461-[{"_placeholder":1}]',
     '42["connect",{"REMOTE_ADDR":"127.0.0.1"},{"lens":"sorter"}]', '42["disconnect"]', '42["x"]',
     "44", "4", "x", "", "42[" + "[" * 20_000, '42["do",1e999]', b"\x04abc"],
    ids=lambda packet: repr(packet)[:24],
)  # fmt: skip
def test_S08_nonsense_ends_its_line(
    server: Server, auth: dict[str, str], packet: str | bytes
) -> None:
    """Mutation: Ear.attach doesn't take `message` → fails: the line goes on, and may announce a
    packet of endlessly many parts, or send `connect` as if it came from Socket.IO.
    """
    with websocket(server) as wire:
        wire.send(frame(b"40" + json.dumps(auth).encode()))
        is_text = isinstance(packet, str)
        data = packet.encode() if isinstance(packet, str) else packet
        wire.send(frame(data, 1 if is_text else 2))
        gone(wire)
    with connected(server, auth["room"], auth["token"], "phone") as phone:
        assert phone.sync(0)["put"]["room"]


@pytest.mark.parametrize("packet", ["[" * 20_000, '["do",1e999]', '["do",{}', '["x"]', "[]"])
def test_R03_a_packet_that_can_not_be_read_is_answered_before_its_line_ends(
    server: Server, auth: dict[str, str], packet: str
) -> None:
    """Who isn't answered sends the same again: a phone would get stuck at it.

    Mutation: Ear doesn't `_refuse` → fails: the line ends without a word.
    """
    with websocket(server) as wire:
        wire.send(frame(b"40" + json.dumps(auth).encode()) + frame(b"4217" + packet.encode()))
        heard = wire.read()
    assert b'4317[{"ok":false,"code":"malformed"' in heard


def test_S08_who_was_refused_is_closed(hasty: Server) -> None:
    with websocket(hasty) as wire:
        wire.send(frame(b"40{}"))
        gone(wire)


def desks(server: Server) -> float:
    """How many desks are let in."""
    numbers = requests.get(f"{server.url}/metrics", timeout=PATIENCE_SECONDS).text
    return sum(
        float(line.split()[1])
        for line in numbers.splitlines()
        if line.startswith('oasis_connections{lens="desk"}')
    )


def test_S08_a_screen_that_takes_nothing_is_closed(server: Server) -> None:
    """Mutation: MOST_WAITING = 10**9 (web/lines.py) → fails: 1,500 updates wait for it."""
    made = server.summit()
    auth = {"room": made["code"], "token": made["desk_key"], "lens": "desk"}
    with websocket(server, window=2048) as wire:
        wire.send(frame(b"40" + json.dumps(auth).encode()))
        until(lambda: desks(server) == 1, "the desk was not let in")
        asks = (f'42{number}["sync",{{"seq":0}}]' for number in range(1_500))
        wire.send(b"".join(frame(packet.encode()) for packet in asks))
        until(lambda: desks(server) == 0, "all of it waits in memory")
