"""The theme worker in a process of its own, beside a real server."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sentences import embedder, mark_of, sentences
from oasis_live.themes.meaning.vectors import Vector, Vectors
from oasis_live.themes.worker import TICK_SECONDS, Address, Pace, Worker
from tests.live import HOME, PATIENCE_SECONDS, Client, Server, connected, until
from tests.main.processes import child_running

MODULE = "oasis_live.themes.worker"
TEXTS = (
    "Time to listen to people",
    "Time to listen",
    "Taking the time to listen",
    "A bed near home",
    "At home, near the neighbours",
    "Near home and neighbours",
)


def test_a_quiet_room_waits_for_news_and_then_looks_at_once() -> None:
    pace = Pace()
    assert pace.wait(100.0) is None
    pace.heard()
    assert pace.wait(100.0) == 0
    assert pace.is_due(100.0)


def test_a_busy_room_is_looked_at_in_a_steady_beat() -> None:
    pace = Pace()
    pace.ticked(100.0, 100.1, is_cut=False)
    pace.heard()
    assert not pace.is_due(100.0 + TICK_SECONDS - 0.1)
    assert pace.wait(101.0) == TICK_SECONDS - 1
    assert pace.is_due(100.0 + TICK_SECONDS)


def test_a_room_that_takes_long_to_sort_is_sorted_half_of_the_time() -> None:
    pace = Pace()
    pace.ticked(100.0, 110.0, is_cut=False)
    pace.heard()
    assert not pace.is_due(119.0)
    assert pace.is_due(120.0)


def test_what_did_not_fit_into_an_answer_is_said_without_waiting_for_news() -> None:
    pace = Pace()
    pace.ticked(100.0, 100.1, is_cut=True)
    assert not pace.is_due(100.0 + TICK_SECONDS - 0.1)
    assert pace.is_due(100.0 + TICK_SECONDS)


@pytest.fixture(scope="module")
def server(sorting_server: Server) -> Server:
    return sorting_server


@pytest.fixture(scope="module")
def summit(server: Server) -> dict[str, str]:
    return server.summit()


@pytest.fixture
def desk(server: Server, summit: dict[str, str]) -> Iterator[Client]:
    with connected(server, summit["code"], summit["desk_key"], "desk") as client:
        yield client


def gathered(desk: Client) -> list[list[str]]:
    """The texts of each theme that nobody touched."""
    themes: dict[str, list[str]] = {}
    for card in desk.all("card"):
        if card["theme"] and card["placed_by"] is None:
            themes.setdefault(card["theme"], []).append(card["text"])
    return sorted(sorted(texts) for texts in themes.values())


def test_cards_are_gathered_while_they_arrive_and_people_have_the_last_word(
    server: Server, summit: dict[str, str], desk: Client
) -> None:
    activity = desk.do("activity.next")["activity"]
    while desk.one("activity", id=activity)["kind"] != "interviews":
        activity = desk.do("activity.next")["activity"]
    token = server.join(summit["code"])["token"]
    with connected(server, summit["code"], token, "phone") as phone:
        for text in TEXTS:
            sent = {"activity": activity, "kind": "principle", "text": text}
            assert phone.do("contribution.add", **sent)["ok"]
        desk.wait(lambda: gathered(desk) == [sorted(TEXTS[3:]), sorted(TEXTS[:3])])
        card = desk.one("card", text=TEXTS[0])
        assert desk.do("theme.place", card=card["id"], theme=None)["ok"]
        sent = {"activity": activity, "kind": "principle", "text": "Time to listen well"}
        assert phone.do("contribution.add", **sent)["ok"]
        desk.wait(lambda: sorted([*TEXTS[1:3], "Time to listen well"]) in gathered(desk))
        assert desk.one("card", id=card["id"])["theme"] is None


def get(server: Server, path: str, token: str) -> tuple[int, Any]:
    asked = urllib.request.Request(server.url + path, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_desk_asks_why_and_a_phone_who_wrote_nearly_the_same(server: Server) -> None:
    """By a real worker over its own line. Mutation: no `ask` heard by the worker -> 503, and words
    alone.
    """
    made = server.summit()
    token = server.join(made["code"])["token"]
    room = f"/api/v1/rooms/{made['code']}"
    with (
        connected(server, made["code"], made["desk_key"], "desk") as desk,
        connected(server, made["code"], token, "phone") as phone,
    ):
        activity = interviews_of(desk)
        for text in TEXTS:
            phone.do("contribution.add", activity=activity, kind="principle", text=text)
        desk.wait(lambda: bool(gathered(desk)))
        card = desk.one("card", text=TEXTS[0])

        def told() -> dict[str, Any]:
            status, said = get(server, f"{room}/why?card={card['id']}", made["desk_key"])
            return said if status == HTTPStatus.OK else {}

        until(lambda: len(told().get("near", ())) == 2, "nobody told why")
        assert "listen" in told()["words"]
        theme = desk.one("card", id=card["id"])["theme"]
        status, said = get(server, f"{room}/why?theme={theme}", made["desk_key"])
        assert (status, said.keys()) == (HTTPStatus.OK, {"typical", "unusual"})
        typed = urllib.parse.quote("close to where I live")
        status, rows = get(server, f"{room}/others?kind=principle&q={typed}", token)
        assert {row["text"] for row in rows} & set(TEXTS[3:])
        assert get(server, f"{room}/why?card={card['id']}", token)[0] == HTTPStatus.FORBIDDEN
        assert get(server, f"{room}/why", made["desk_key"])[0] == HTTPStatus.UNPROCESSABLE_ENTITY
        gone = told()["near"][0]
        assert phone.do("contribution.withdraw", id=gone)["ok"]
        # At once, before the worker looks again.
        assert gone not in told().get("near", ())
        status, said = get(server, f"{room}/why?card={gone}", made["desk_key"])
        assert (status, "words" in said) == (HTTPStatus.NOT_FOUND, False)


def interviews_of(desk: Client) -> str:
    """The activity in which people tell, open now."""
    activity = desk.do("activity.next")["activity"]
    while desk.one("activity", id=activity)["kind"] != "interviews":
        activity = desk.do("activity.next")["activity"]
    return str(activity)


def shared(phone: Client, activity: str) -> list[str]:
    """The cards of all texts, as a phone shares them."""
    given = {"activity": activity, "kind": "principle"}
    return [phone.do("contribution.add", text=text, **given)["id"] for text in TEXTS]


def test_two_themes_that_people_made_of_the_same_are_offered_to_be_merged_and_never_are(
    server: Server,
) -> None:
    """Mutation: the worker leaves `offers` out of what it says -> the desk waits in vain."""
    made = server.summit()
    with (
        connected(server, made["code"], made["desk_key"], "desk") as desk,
        connected(server, made["code"], server.join(made["code"])["token"], "phone") as phone,
    ):
        activity = interviews_of(desk)
        cards = shared(phone, activity)
        first = desk.do("theme.add", name="Near home", cards=[cards[3], cards[4]])["id"]
        second = desk.do("theme.add", name="At home", cards=[cards[5]])["id"]

        def offered() -> list[str]:
            pairs = [(one["id"], offer) for one in desk.all("theme") for offer in one["offers"]]
            return sorted({one for one, offer in pairs} | {o["theme"] for _one, o in pairs})

        phone.do(
            "contribution.add", activity=activity, kind="principle", text="Neighbours near home"
        )
        late = desk.one("card", text="Neighbours near home")["id"]
        assert desk.do("theme.place", card=late, theme=second)["ok"]
        desk.wait(lambda: offered() == sorted([first, second]))
        assert {one["id"] for one in desk.all("theme")} >= {first, second}


class Counting(Worker):
    """Another worker of this server, in the test's own process: what it puts through the model
    while it looks at a room of so many texts for the first time.
    """

    def __init__(self, server: Server, texts: int) -> None:
        environment = Path(f"/proc/{child_running(server.pid, MODULE)}/environ").read_text()
        given = dict(one.split("=", 1) for one in environment.split("\0") if one)
        self.address = Address(*(given[f"OASIS_SORTER_{name}"] for name in ("URL", "HOST", "KEY")))
        super().__init__(self.address, self._method_of)
        self._embed, self._texts = embedder(), texts
        self.mark, self.embedded, self._looked = mark_of(self._embed), list[str](), Event()

    def embeds_in(self, code: str) -> list[str]:
        """The texts, of one room."""
        self._open(code)
        try:
            assert self._looked.wait(PATIENCE_SECONDS), "it never looked at the room"
        finally:
            self._shut(code)
        return sorted(self.embedded)

    def _method_of(self) -> Method:
        method = sentences(self._count, self.mark)

        def vectors(texts: Sequence[str]) -> Vectors:
            found = method.vectors(texts)
            if len(texts) == self._texts:
                self._looked.set()
            return found

        return replace(method, vectors=vectors)

    def _count(self, text: str) -> Vector:
        self.embedded.append(text)
        return self._embed(text)


def test_a_worker_that_starts_puts_no_text_through_the_model_whose_vector_is_stored(
    server: Server,
) -> None:
    """Mutation: no `_recall` -> all six; no `model` in the question -> none for another model."""
    made = server.summit()
    vectors = f"/api/v1/rooms/{made['code']}/vectors"
    with (
        connected(server, made["code"], made["desk_key"], "desk") as desk,
        connected(server, made["code"], server.join(made["code"])["token"], "phone") as phone,
    ):
        cards = shared(phone, interviews_of(desk))
        second = Counting(server, len(TEXTS))

        def stored() -> set[str]:
            asked = f"{vectors}?model={second.mark}"
            return set(get(server, asked, second.address.key)[1])

        until(lambda: stored() == set(cards), "the worker had its vectors not stored")
        assert second.embeds_in(made["code"]) == []
        other = Counting(server, len(TEXTS))
        other.mark = "0" * 64
        assert other.embeds_in(made["code"]) == sorted(TEXTS)


def test_what_is_written_in_welsh_waits_and_is_gathered_by_its_translation(server: Server) -> None:
    """Mutation: `text_of` reads the original alone -> the desk waits in vain."""
    made = server.summit()
    with (
        connected(server, made["code"], made["desk_key"], "desk") as desk,
        connected(server, made["code"], server.join(made["code"])["token"], "phone") as phone,
    ):
        activity = interviews_of(desk)
        welsh = {"text": "Cael amser i wrando ar bobl", "lang": "cy"}
        for said in (*({"text": text} for text in TEXTS), welsh):
            phone.do("contribution.add", activity=activity, kind="principle", **said)
        card = desk.one("card", **welsh, unplaced="language", theme=None)["id"]
        told = {"id": card, "text": "Taking time to listen to people", "of": [welsh["text"]]}
        assert desk.do("contribution.translate", **told)["ok"]
        desk.wait(lambda: place_of(desk, welsh["text"]) == place_of(desk, TEXTS[0]) is not None)
        assert desk.one("card", id=card)["text"] == welsh["text"]


def place_of(desk: Client, text: str) -> str | None:
    """The theme of the card with these words, suggested or not."""
    found = [one["theme"] for one in desk.all("card") if one["text"] == text]
    return found[0] if found else None


def test_the_worker_ends_quietly_when_its_server_is_gone() -> None:
    environment = os.environ | {
        "OASIS_SORTER_URL": "http://127.0.0.1:9",
        "OASIS_SORTER_HOST": "127.0.0.1",
        "OASIS_SORTER_KEY": "sorter.none",
        "OASIS_THEMES": "auto",
    }
    done = subprocess.run(
        [sys.executable, "-m", "oasis_live.themes.worker"],
        cwd=HOME,
        env=environment,
        input=json.dumps({"room": "K7M4QT", "on": True}) + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
