"""What reaches the sockets themselves, before any command is read (S17)."""

import json
from typing import Any

import pytest
import requests
import socketio
from socketio.exceptions import ConnectionError as Refused

from oasis_live.engine.pace import LONGEST_SECONDS
from oasis_live.web.sockets import PING_PATIENCE_SECONDS
from tests.faults.hall import Packet
from tests.live import PATIENCE_SECONDS, Server, connected


@pytest.fixture(scope="module")
def summit(server: Server) -> dict[str, str]:
    return server.summit()


@pytest.fixture(scope="module")
def token(server: Server, summit: dict[str, str]) -> str:
    return str(server.join(summit["code"])["token"])


class Line:
    """A polling connection, packet by packet."""

    def __init__(self, server: Server) -> None:
        self._url = f"{server.url}/socket.io/"
        self._session = requests.Session()
        self._asked = {"EIO": "4", "transport": "polling"}
        opened = self.hear()
        self._asked["sid"] = json.loads(opened.text[1:])["sid"]

    def hear(self) -> requests.Response:
        """What the server has to say."""
        return self._session.get(self._url, params=self._asked, timeout=PATIENCE_SECONDS)

    def say(self, packet: str | bytes) -> requests.Response:
        """Send whatever it is."""
        data = packet.encode() if isinstance(packet, str) else packet
        return self._session.post(
            self._url, params=self._asked, data=data, timeout=PATIENCE_SECONDS
        )


PACKETS: list[str | bytes] = [
    *("", "4", "42", "4x", "9", "\x00", "42[", '42["do"', "42[]", "42{}", "42[1]", "42[null]"),
    *('42["do"]', '42["do",1,2,3,4]', '42["connect"]', '42["disconnect"]', '42["_on_do",{}]'),
    *('42["do",NaN]', '420["do",{"x":NaN}]', '420["do",{"x":1e999}]', '42["sync",{"seq":NaN}]'),
    *('43["x"]', "43999[]", '45-["do"]', '451-["do",{"_placeholder":true,"num":0}]', "bAAAA", "b!"),
    *('42/other,["do",{}]', "40/other,", "41", '42999999999999999999["do",{}]', "44", "3probe"),
    '420["do",' + "[" * 30_000,
    '420["do",' + "[" * 5_000 + "]" * 5_000 + "]",
    "42" + "\x1e42" * 200,
    b"\xff\xfe\xfd",
]


@pytest.mark.parametrize("packet", PACKETS, ids=lambda packet: repr(packet)[:24])
def test_S17_no_packet_brings_the_server_down(
    server: Server, summit: dict[str, str], token: str, packet: str | bytes
) -> None:
    line = Line(server)
    auth = {"room": summit["code"], "token": token, "lens": "phone"}
    line.say("40" + json.dumps(auth))
    answer = line.say(packet)
    assert answer.status_code < 500
    assert "Traceback" not in answer.text
    with connected(server, summit["code"], token, "phone") as phone:
        assert phone.sync(0)["put"]["room"]


HANDSHAKES: list[Any] = [
    *(None, 1, [], {}, "x", {"room": 1}, {"room": "K7M4QT"}, {"lens": "phone"}),
    {"room": "", "lens": "phone"},
    {"room": "BOARD1", "lens": "phone", "token": "x"},
    {"room": "BOARD1", "lens": "\ud800"},
    {"room": "BOARD1", "lens": "phone", "\ud800": ""},
]


@pytest.mark.parametrize("auth", HANDSHAKES, ids=str)
def test_S17_a_handshake_of_another_shape_is_refused_in_plain_words(
    server: Server, auth: Any
) -> None:
    assert refused(server, auth)["code"] in {"malformed", "not_found"}


@pytest.mark.parametrize(
    "field",
    [
        {"lens": "desk"},
        {"lens": "board"},
        {"lens": "sorter"},
        {"lens": "organiser"},
        {"token": "x"},
        {"token": "\x00"},
        {"token": 1},
        {"seq": "x"},
        {"seq": 1.5},
    ],
    ids=str,
)
def test_S01_a_token_opens_no_other_screen_and_no_other_shape(
    server: Server, summit: dict[str, str], token: str, field: dict[str, Any]
) -> None:
    auth = {"room": summit["code"], "token": token, "lens": "phone", **field}
    assert refused(server, auth)["code"] in {"malformed", "not_allowed", "not_found"}


@pytest.mark.parametrize("seq", [-1, 10**6, 10**30])
def test_a_number_that_was_never_given_is_answered_with_a_full_view(
    server: Server, summit: dict[str, str], token: str, seq: int
) -> None:
    with connected(server, summit["code"], token, "phone", seq=seq) as phone:
        assert phone.updates[0][1]["since"] == 0


def refused(server: Server, auth: Any) -> dict[str, Any]:
    """What a client is told that is not let in."""
    told: list[dict[str, Any]] = []
    client = socketio.Client(reconnection=False, serializer=Packet)
    client.on("connect_error", told.append)
    with pytest.raises(Refused):
        client.connect(server.url, auth=auth, transports=["websocket"], wait_timeout=5)
    client.disconnect()
    assert told
    assert "Traceback" not in json.dumps(told)
    return told[0]


def test_who_waits_for_their_turn_still_answers_a_ping_in_time() -> None:
    """Mutation: LONGEST_SECONDS = 30 -> a line is cut while its packet waits."""
    assert LONGEST_SECONDS < PING_PATIENCE_SECONDS
