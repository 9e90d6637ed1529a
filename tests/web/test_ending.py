"""A line that ends while it is being let in is nobody's any more."""

from collections.abc import Mapping
from random import Random

import socketio

from oasis_live.web.connected import Connected
from oasis_live.web.lines import Line, guard

LINE = "a line"


def test_a_line_that_ends_while_it_is_let_in_counts_no_more() -> None:
    """Mutation: Ear without `_end_if_gone` → fails: it is connected for ever."""
    server = socketio.Server(
        client_manager=Connected(), async_mode="threading", async_handlers=False
    )
    guard(server, ["do"], {}, Random(1))
    came, left = list[str](), list[str]()

    def connect(name: str, _environ: Mapping[str, object], _auth: object) -> None:
        came.append(name)
        server.eio.disconnect(LINE)

    server.on("connect", connect)
    server.on("disconnect", lambda name, _reason: left.append(name))
    server.eio.sockets[LINE] = Line(server.eio, LINE)
    server.eio.handlers["connect"](LINE, {})
    server.eio.handlers["message"](LINE, "0{}")
    assert came
    assert left == came
    assert not list(server.manager.get_participants("/", came))
