"""Whoever leaves a hall is looked for by name, not among everybody."""

import socketio

from oasis_live.web.connected import Connected


def test_all_are_in_one_room_and_found_by_name() -> None:
    """Mutation: Socket.IO's own Manager → fails: there is a room for each, all looked through."""
    server = socketio.Server(client_manager=Connected(), async_mode="threading")
    lines = ["line a", "line b", "line c"]
    a, b, c = (server.manager.connect(line, "/") for line in lines)
    assert list(server.manager.rooms["/"]) == [None]
    server.manager.pre_disconnect(b, "/")
    server.manager.disconnect(b, "/")
    assert list(server.manager.get_participants("/", [c, b, a])) == [(c, "line c"), (a, "line a")]
    assert list(server.manager.get_participants("/", [a, a])) == [(a, "line a")]
    assert list(server.manager.get_participants("/", a)) == [(a, "line a")]
    assert list(server.manager.get_participants("/", None)) == [(a, "line a"), (c, "line c")]
    assert [server.manager.is_connected(one, "/") for one in (a, b, c)] == [True, False, True]
