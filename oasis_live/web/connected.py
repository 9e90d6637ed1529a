"""Who is connected, as Socket.IO keeps it: all in one room, found by name.

It makes a room for each connection, and looks through all of them when one ends. The pump knows
who is to hear what.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from socketio import Manager
from typing_extensions import override


class Connected(Manager):  # type: ignore[misc] # socketio is untyped
    """Connections by name, and their lines."""

    @override
    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        if room is None:
            super().basic_enter_room(sid, namespace, None, eio_sid=eio_sid)

    @override
    def get_participants(
        self, namespace: str, room: str | Iterable[str] | None
    ) -> Iterator[tuple[str, str]]:
        """Those of these connections, or this one, or all, that are still there, once, each with
        its line.
        """
        everybody: dict[str, Any] = self.rooms.get(namespace, {}).get(None, {})
        asked = (room,) if isinstance(room, str) else everybody if room is None else room
        return ((one, everybody[one]) for one in dict.fromkeys(asked) if one in everybody)
