"""Two desks before a real server: what each of them is told when both move one card."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.live import Client, Server, connected

Desks = tuple[Client, Client, str]


@pytest.fixture
def desks(server: Server) -> Iterator[Desks]:
    """Two desks, and a card that waits in *To sort*."""
    made = server.summit()
    joined = server.join(made["code"])
    with (
        connected(server, made["code"], made["desk_key"], "desk") as first,
        connected(server, made["code"], made["desk_key"], "desk") as second,
        connected(server, made["code"], joined["token"], "phone") as phone,
    ):
        step = first.do("activity.next")["activity"]
        while first.one("activity", id=step)["kind"] != "principles":
            step = first.do("activity.next")["activity"]
        said = {"activity": step, "kind": "principle", "text": "Somebody sat down"}
        card = phone.do("contribution.add", **said)["id"]
        second.one("card", id=card)
        yield first, second, card


def card_of(desk: Client, card: str, **fields: Any) -> dict[str, Any]:
    """The card, once this desk has it so."""
    return desk.one("card", id=card, **fields)


def test_both_who_move_a_card_at_once_are_told(desks: Desks) -> None:
    """Mutation: a refusal that names no entry -> the first desk waits for ever."""
    first, second, card = desks
    time, home = (first.do("theme.add", name=name)["id"] for name in ("Time", "Home"))
    move = {"card": card, "was": None}
    assert first.do("theme.place", theme=time, **move)["ok"]
    refusal = second.do("theme.place", theme=home, **move)
    assert refusal["code"] == "conflict"
    assert refusal["present"] == {"card": card, "theme": time, "by": "A facilitator"}
    first.wait(lambda: any(one.get("wanted") for one in first.all("card")))
    told = card_of(first, card, theme=time)["wanted"]
    assert (told["name"], told["theme"]) == ("A facilitator", home)
    assert second.do("theme.place", card=card, theme=home, was=time)["ok"]
    moved_on = card_of(first, card, theme=home)
    assert (moved_on["placed_by"], moved_on["wanted"]) == ("A facilitator", None)


def test_a_mark_ends_at_once_with_the_line_of_whoever_holds_the_card(desks: Desks) -> None:
    """Two desks of one link are two people. Mutation: `Sockets.ended` not called, or marks kept by
    link and not by line -> the mark stays.
    """
    first, second, card = desks
    assert first.do("card.hold", id=card, on=True)["ok"]
    second.wait(lambda: any(one["held_by"] for one in second.all("card")))
    assert second.do("card.hold", id=card, on=False)["ok"]
    assert card_of(second, card)["held_by"]
    first.close()
    card_of(second, card, held_by=None)
