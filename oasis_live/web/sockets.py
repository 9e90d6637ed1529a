"""Socket.IO: the handshake, `do` and `sync` in; `hello`, `changes` and `beat` out.

Identity comes with the handshake, never in an event: events queued offline would arrive before it.
"""

import json
import logging
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import isfinite
from re import findall
from typing import Any, NoReturn, get_args

import msgspec
from flask import Flask
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as Turned

from oasis_live.engine.changes import Update
from oasis_live.engine.pace import LONGEST_SECONDS
from oasis_live.engine.pump import Pump
from oasis_live.engine.runtime import Runtime
from oasis_live.kernel.person import Audience, Lens, Person, Role
from oasis_live.kernel.refused import Malformed, Refused, TryAgain
from oasis_live.web import lines
from oasis_live.web.connected import Connected
from oasis_live.web.door import Door, told
from oasis_live.web.identity import LOOPBACK, Doorkeeper, cookies_of
from oasis_live.web.log import refused
from oasis_live.web.metrics import ACKNOWLEDGED, CONNECTIONS
from oasis_live.web.rooms import Rooms, no_room
from oasis_live.web.security import LARGEST_FRAME

log = logging.getLogger(__name__)

EVENTS = ("do", "sync")
# A packet of ours is five deep.
DEEPEST = 200
# A string without an end is one too, so that each sign is looked at once.
_STRING_OR_BRACKET = r'"(?:[^"\\]+|\\.)*"?|[][{}]'
PING_SECONDS = 25
# More than LONGEST_SECONDS: whoever waits for their turn answers no ping meanwhile.
PING_PATIENCE_SECONDS = 20
# Of one person on all their devices, whatever is in them; a phone sends one at a time.
PACKETS_A_MINUTE = {Role.PARTICIPANT: 600}
PACKETS_A_MINUTE_OF_STAFF = 3_000
CONNECTIONS_A_MINUTE = 240


class Handshake(msgspec.Struct, frozen=True):
    """What a client says of itself while it connects."""

    room: str
    lens: Lens
    token: str | None = None
    seq: int = 0


class Flood(Exception):
    """More waits than anybody may wait for."""


class StrictJson:
    """JSON as the standard says. NaN in a packet that is sent on would disconnect every browser,
    and what is nested too deeply is no JSON of ours.
    """

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        """The text. NaN and infinities, which none of ours holds, become null."""
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_options: Any) -> Any:
        """The value; raises ValueError for what is no JSON of ours."""
        if _is_deep(text if isinstance(text, str) else text.decode()):
            raise ValueError("nested too deeply")
        return json.loads(text, parse_constant=_no_constant, parse_float=_finite)


def _is_deep(text: str) -> bool:
    """Python would stop at its own limit, but whatever it tidies up just then fails and is told.

    What people write may hold any number of brackets: they open nothing.
    """
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    signs = (sign for sign in findall(_STRING_OR_BRACKET, text) if sign[0] != '"')
    depths = accumulate(1 if sign in "[{" else -1 for sign in signs)
    return max(depths, default=0) > DEEPEST


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(written: str) -> float:
    number = float(written)
    if not isfinite(number):
        raise ValueError(written)
    return number


class _Refusal(Turned):
    """A refused handshake: `{code, message}`, where JavaScript clients (`data`) and others look."""

    def __init__(self, refusal: Refused) -> None:
        body = told(refusal)
        super().__init__(body["message"], body)
        self.error_args = {**body, "data": body}


class Sockets:
    """The live side of the server. It is the pump's wire."""

    def __init__(
        self,
        door: Door,
        doorkeeper: Doorkeeper,
        rooms: Rooms,
        runtime: Runtime,
    ) -> None:
        self._door, self._doorkeeper, self._rooms = door, doorkeeper, rooms
        self._runtime = runtime
        self._known: dict[str, tuple[Person, Audience]] = {}
        self.pump: Pump | None = None
        # Called with whom a connection was for, and its name, once it has ended.
        self.ended: Callable[[Audience, str], object] = lambda _audience, _connection: None
        self.server: Any = None

    def attach(self, app: Flask, async_mode: str) -> None:
        """Put Socket.IO before this application."""
        socketio = SocketIO(
            app,
            async_mode=async_mode,
            # One phone's events keep their order.
            async_handlers=False,
            json=StrictJson,
            manage_session=False,
            client_manager=Connected(),
            # Origins are checked in WSGI, before Socket.IO.
            cors_allowed_origins="*",
            max_http_buffer_size=LARGEST_FRAME,
            # `lines` asks each whether it is there, by one clock for all.
            monitor_clients=False,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_PATIENCE_SECONDS,
        )
        self.server = socketio.server
        for name in ("connect", "disconnect", *EVENTS):
            self.server.on(name, getattr(self, f"_on_{name}"))
        unread = told(Malformed("This could not be read. Load the page again."))
        lines.guard(self.server, EVENTS, unread, self._runtime.chance)

    def pack(self, data: Update) -> msgspec.Raw:
        """The update as JSON, which any number of packets may hold."""
        return msgspec.Raw(msgspec.json.encode(data))

    def send(self, connections: Sequence[str], event: str, data: object) -> None:
        """Send to these connections."""
        self.server.emit(event, data, to=list(connections))

    def drop(self, room: str, person: str) -> None:
        """Close every connection of somebody who was removed."""
        for connection in self.lines_of(room, person):
            self.server.disconnect(connection)

    def lines_of(self, room: str, person: str) -> list[str]:
        """Every connection of somebody."""
        return self.pump.connections(room, person) if self.pump else []

    def _on_connect(self, connection: str, environ: dict[str, Any], auth: object = None) -> None:
        try:
            person, audience, seq = self._admit(environ, auth)
        except Refused as refusal:
            refused(refusal, type="connect", lens=_lens(auth))
            raise _Refusal(refusal) from refusal
        except Exception as fault:
            log.exception("a handshake failed")
            raise _Refusal(_fault()) from fault
        self._known[connection] = (person, audience)
        CONNECTIONS.labels(audience.lens).inc()
        # The client hears CONNECT only after this handler, so `hello` has to wait for it.
        self._runtime.spawn(self._hello, connection, audience, seq)

    def _admit(self, environ: dict[str, Any], auth: object) -> tuple[Person, Audience, int]:
        shake = _handshake(auth)
        room = self._rooms.named(shake.room, environ, shake.token, field="room")
        if shake.lens == "sorter" and environ.get("REMOTE_ADDR") not in LOOPBACK:
            raise no_room("room")
        person = self._doorkeeper.admit(room, shake.lens, shake.token, cookies_of(environ))
        self._door.pace.take(person.bearer, "connect", CONNECTIONS_A_MINUTE)
        return person, Audience(room, shake.lens, person.role, person.id), shake.seq

    def _hello(self, connection: str, audience: Audience, seq: int) -> None:
        while self.pump and connection in self._known:
            try:
                self._greet(self.pump, connection, audience, seq)
            except TryAgain as refusal:
                # The database is away for a while; the line stays.
                self._runtime.sleep(refusal.retry_in or PING_SECONDS)
            else:
                return

    def _greet(self, pump: Pump, connection: str, audience: Audience, seq: int) -> None:
        """`hello` comes first; then what was told or stored while it was on its way."""
        hello = pump.catch_up(audience, seq)
        self.send([connection], "hello", hello)
        newest = pump.join(connection, audience)
        if connection not in self._known:
            pump.leave(connection, audience)  # it left while we asked
        elif newest > hello["seq"]:
            self.send([connection], "changes", pump.catch_up(audience, hello["seq"]))

    def _on_disconnect(self, connection: str, _reason: str | None = None) -> None:
        known = self._known.pop(connection, None)
        if known and self.pump:
            CONNECTIONS.labels(known[1].lens).dec()
            self.pump.leave(connection, known[1])
            self._runtime.spawn(self.ended, known[1], connection)

    def _on_do(self, connection: str, packet: object = None) -> dict[str, Any]:
        person, _audience = self._in_turn(connection)
        with ACKNOWLEDGED.time():
            try:
                return self._door.send(_through(person, connection), packet)
            except Refused as refusal:
                refused(refusal)
                return told(refusal)
            except Exception:
                log.exception("a command failed")
                return told(_fault())

    def _in_turn(self, connection: str) -> tuple[Person, Audience]:
        """Who sends this packet, once it is their turn. Nothing more of this line is read
        meanwhile, so a flood waits with its sender. Raises Flood, which ends the line, where
        too much waits.
        """
        person, audience = self._known[connection]
        most = PACKETS_A_MINUTE.get(person.role, PACKETS_A_MINUTE_OF_STAFF)
        wait = self._door.pace.turn(person.bearer, "packet", most)
        if wait > LONGEST_SECONDS:
            raise Flood
        if wait:
            self._runtime.sleep(wait)
        return person, audience

    def _on_sync(self, connection: str, packet: object = None) -> Update:
        _person, audience = self._in_turn(connection)
        seq = packet.get("seq") if isinstance(packet, dict) else None
        if self.pump is None or not isinstance(seq, int):
            return told(Malformed("This could not be read. Load the page again.", field="seq"))
        try:
            return self.pump.catch_up(audience, seq)
        except Refused as refusal:
            refused(refusal, type="sync", lens=audience.lens)
            return told(refusal)
        except Exception:
            log.exception("an update failed")
            return told(_fault())


def _fault() -> TryAgain:
    return TryAgain("Something went wrong on our side. Try again.", retry_in=2)


def _through(person: Person, connection: str) -> Person:
    return Person(
        person.id, person.room, person.role, person.bearer, person.name, connection=connection
    )


def _handshake(auth: object) -> Handshake:
    try:
        return msgspec.convert(auth, Handshake)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise Malformed("This page is out of date. Load it again.", field="auth") from error


def _lens(auth: object) -> str | None:
    said = auth.get("lens") if isinstance(auth, dict) else None
    return said if said in get_args(Lens) else None
