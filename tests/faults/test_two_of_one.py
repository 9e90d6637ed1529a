"""R13, R14: two desks over one card agree, and two devices of one person are one voter."""

import random
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
import requests

from oasis_live.kernel.held import Entry
from tests.faults.hall import Hall, Phone, a_hall
from tests.live import PATIENCE_SECONDS, Server, connected

Say = Callable[[Phone], dict[str, Any]]
CARDS, THEMES = 8, 3
KINDS = ("room", "activity", "theme", "card", "option", "tally")
# What a second desk may be told when the first was faster.
CLASHES = {"not_found", "conflict", "not_open", "malformed"}


def shared(held: Callable[[str], list[Entry]]) -> dict[str, list[Entry]]:
    """What a screen holds, in an order that can be compared."""
    return {kind: sorted(held(kind), key=lambda one: str(one["id"])) for kind in KINDS}


class Desks:
    """Two facilitators at the cards of one room, and acts that contradict each other."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.chance = hall, random.Random(13)
        self.texts = [f"Card {n}" for n in range(CARDS)]
        self.cards = [hall.name(hall.phones[0], text)["id"] for text in self.texts]
        self.desks = (hall.desk, Phone(hall.url, hall.code, hall.summit["desk_key"], "desk"))
        self.refusals: set[str] = set()

    def pair(self) -> None:
        """Both act at once, on the same card or theme."""
        with ThreadPoolExecutor(2) as hands:
            card, other = self.chance.sample(self.cards, 2)
            one, two = self._themes()
            acts: list[tuple[str, dict[str, Any]]] = [
                ("theme.place", {"card": card, "theme": one}),
                ("theme.place", {"card": card, "theme": two}),
                ("theme.place", {"card": card, "theme": None}),
                ("card.merge", {"from": card, "into": other}),
                ("card.merge", {"from": other, "into": card}),
                ("card.hide", {"id": card}),
                ("card.restore", {"id": card}),
                ("theme.merge", {"from": one, "into": two}),
                ("theme.merge", {"from": two, "into": one}),
                ("theme.remove", {"theme": one}),
                ("theme.rename", {"theme": one, "name": "Time"}),
                ("theme.split", {"theme": one, "cards": [card]}),
                ("undo", {}),
            ]
            both = zip(self.desks, self.chance.sample(acts, 2), strict=True)
            answers = [hands.submit(desk.say, type, **fields) for desk, (type, fields) in both]
        self.refusals |= {str(answer.result().get("code", "")) for answer in answers} - {""}

    def _themes(self) -> list[str]:
        """Two themes that are there; new ones where too few are."""
        ids = [one["id"] for one in self.hall.desk.held.all("theme")]
        while len(ids) < THEMES:
            made = self.hall.desk.say("theme.add", name=f"Theme {self.chance.random()}")
            ids.append(made["id"])
        return self.chance.sample(ids, 2)

    def agree(self) -> None:
        """Every screen holds what a fresh one gets, and every card is there or in one that is."""
        key = self.hall.summit["desk_key"]
        with connected(self.hall.server, self.hall.code, key, "desk") as fresh:
            truth = shared(fresh.all)
        for desk in self.desks:
            desk.wait(lambda desk=desk: shared(desk.held.all) == truth)
        assert {self._end_of(card) for card in self.cards} <= {one["id"] for one in truth["card"]}

    def _end_of(self, card: str) -> str:
        """The card in which this one is now, itself or what it was merged into."""
        data = self.hall.server.folder / "oasis.db"
        with closing(sqlite3.connect(data)) as database:
            merged = dict(database.execute("SELECT id, merged_into FROM contribution").fetchall())
        passed = [card]
        while merged[passed[-1]]:
            passed.append(merged[passed[-1]])
            assert len(passed) <= len(merged), "cards that are merged into each other are nowhere"
        return passed[-1]


def press(server: Server, pairs: int) -> None:
    """So many pairs, and what is left of them."""
    with a_hall(server, 1) as hall:
        desks = Desks(hall)
        try:
            for _pair in range(pairs):
                desks.pair()
            desks.agree()
            assert desks.refusals <= CLASHES
        finally:
            desks.desks[1].close()


def test_R13_two_desks_that_contradict_each_other_end_equal_and_lose_no_card(
    server: Server,
) -> None:
    """Mutation: `merge` (contributions/rules) that takes a merged card for a card -> two are merged
    into each other and gone; no cards among the refs of `Scene.finish` (themes/live/scene.py) ->
    the desks differ.
    """
    press(server, 60)


@pytest.mark.soak
def test_R13_a_thousand_pairs_end_equal_and_lose_no_card(server: Server) -> None:
    press(server, 1000)


def recovered(server: Server, code: str, recovery_code: str) -> str:
    """The token of another device of the same person."""
    url = f"{server.url}/api/v1/rooms/{code}/recover"
    answer = requests.post(url, json={"recovery_code": recovery_code}, timeout=PATIENCE_SECONDS)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


def vote_twice(server: Server, times: int) -> None:
    """Two devices vote at once; fails unless it is one ballot."""
    with a_hall(server, 1) as hall:
        for text in ("Time", "Trust", "Tea"):
            hall.name(hall.phones[0], text)
        vote = next(one["id"] for one in hall.desk.held.all("activity") if one["kind"] == "vote")
        assert hall.desk.say("activity.open", activity=vote)["ok"]
        me = server.join(hall.code)
        tokens = (me["token"], recovered(server, hall.code, me["recovery_code"]))
        assert tokens[0] != tokens[1]
        devices = [Phone(server.url, hall.code, token) for token in tokens]
        devices[0].wait(lambda: len(devices[0].held.all("option")) == 3)
        options = [one["id"] for one in devices[0].held.all("option")]

        def votes(device: Phone) -> None:
            for n in range(times):
                choices = {options[n % 3]: 2, options[(n + 1) % 3]: 1}
                answer = device.say("ballot.cast", activity=vote, choices=choices)
                assert answer["ok"], answer

        with ThreadPoolExecutor(2) as hands:
            list(hands.map(votes, devices))
        assert hall.desk.say("activity.reveal", activity=vote)["ok"]
        for device in devices:
            device.wait(lambda device=device: len(device.held.all("tally")) == 3)
        totals = {one["id"]: one["total"] for one in devices[0].held.all("tally")}
        ballots = [device.held.one("mine", vote) or {} for device in devices]
        assert sum(totals.values()) == 3, "one ballot of three dots"
        assert {id: n for id, n in totals.items() if n} == ballots[0]["choices"]
        assert ballots[0] == ballots[1]
        for device in devices:
            device.close()


def test_R14_two_devices_that_vote_at_once_are_one_ballot(server: Server) -> None:
    """Mutation: `save_ballot` (ballots/store) that leaves earlier votes in place -> more dots than
    one person has.
    """
    vote_twice(server, times=20)


@pytest.mark.soak
def test_R14_two_devices_with_a_hundred_votes_each_are_one_ballot(server: Server) -> None:
    vote_twice(server, times=100)
