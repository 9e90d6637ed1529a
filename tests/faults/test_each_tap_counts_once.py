"""R03, R04: phones whose line breaks again and again lose nothing, say nothing twice, catch up."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from oasis_live.kernel.held import Entry
from tests.faults.hall import Hall, Phone, a_hall
from tests.faults.proxy import Proxy
from tests.live import Server, connected

KINDS = ("room", "activity", "option", "tally", "mine", "pair")


@pytest.fixture
def wifi(server: Server) -> Iterator[Proxy]:
    with Proxy(server.port) as proxy:
        yield proxy


def texts(people: int, taps: int) -> Counter[str]:
    """What everybody shares, each once."""
    return Counter(text(who, n) for who in range(people) for n in range(taps))


def text(who: int, n: int) -> str:
    return f"Principle {n} of person {who}"


def test_R03_each_tap_counts_once_though_every_third_answer_is_lost(
    server: Server, wifi: Proxy
) -> None:
    """Mutation: no receipts (in engine/pipeline.py `_earlier` gives None and `_flush` keeps none)
    -> texts are there twice.
    """
    people, taps = 12, 10
    with (
        a_hall(server, people, wifi.url) as hall,
        connected(server, hall.code, hall.summit["desk_key"], "desk") as desk,
        ThreadPoolExecutor(people) as hands,
    ):
        for n in range(taps):
            if n % 3 == 2:
                wifi.drop("down")
            said = [hands.submit(hall.name, hall.phones[w], text(w, n)) for w in range(people)]
            if n % 3 == 2:
                desk.wait(lambda n=n: len(desk.all("card")) >= people * (n + 1))  # type: ignore[misc] # each round's own
                wifi.cut()
            assert all(answer.result(60)["ok"] for answer in said)
        assert hall.stored() == texts(people, taps)


def cut_every(seconds: float, wifi: Proxy, over: Event) -> int:
    """Cut every line now and then, until it is over; how often."""
    cuts = 0
    while not over.wait(seconds):
        wifi.cut()
        cuts += 1
    return cuts


@pytest.mark.soak
def test_R03_two_hundred_phones_tap_thirty_times_each(server: Server, wifi: Proxy) -> None:
    people, taps, over = 200, 30, Event()
    with a_hall(server, people, wifi.url) as hall, ThreadPoolExecutor(people + 1) as hands:
        cutting = hands.submit(cut_every, 2.0, wifi, over)

        def tap(who: int) -> bool:
            said = (hall.name(hall.phones[who], text(who, n)) for n in range(taps))
            return all(answer["ok"] and not over.wait(1) for answer in said)

        try:
            assert all(hands.map(tap, range(people)))
        finally:
            over.set()
        assert hall.stored() == texts(people, taps)
        assert cutting.result() > 5


def view(phone: Phone) -> dict[str, list[Entry]]:
    """What a phone holds, in an order that can be compared."""
    return {kind: sorted(phone.held.all(kind), key=lambda one: one["id"]) for kind in KINDS}


def fresh_view(hall: Hall, token: str) -> dict[str, list[Entry]]:
    """What a phone without a past gets."""
    with connected(hall.server, hall.code, token, "phone") as client:
        return {kind: sorted(client.all(kind), key=lambda one: one["id"]) for kind in KINDS}


def hole(server: Server, wifi: Proxy, people: int, seconds: float, back: float) -> None:
    """A time without wifi in which the room goes on; fails where a phone is behind after `back`."""
    with a_hall(server, people) as hall:
        phones = [Phone(wifi.url, hall.code, token) for token in hall.tokens]
        wifi.off()
        Event().wait(seconds)
        for n, phone in enumerate(hall.phones):
            assert hall.name(phone, f"While you slept {n}")["ok"]
        vote = next(one["id"] for one in hall.desk.held.all("activity") if one["kind"] == "vote")
        for type in ("activity.open", "activity.close", "activity.reveal"):
            assert hall.desk.say(type, activity=vote)["ok"]
        fresh = [fresh_view(hall, token) for token in hall.tokens]
        assert fresh[0]["tally"]
        wifi.on()
        ends = time.monotonic() + back
        try:
            for phone, there in zip(phones, fresh, strict=True):
                phone.wait(lambda p=phone, f=there: view(p) == f, ends - time.monotonic())
        finally:
            for phone in phones:
                phone.close()


def test_R04_after_a_hole_a_phone_holds_what_a_fresh_one_gets(server: Server, wifi: Proxy) -> None:
    """Mutation: `hello` from the room's last number and not the phone's (web/sockets.py) -> phones
    hold what they held.
    """
    hole(server, wifi, people=6, seconds=0.5, back=20.0)
