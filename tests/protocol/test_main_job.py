"""The main job from the protocol's text alone: join, write, name, vote, reveal, record."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from tests.live import Client, Server, connected


@pytest.fixture
def summit(server: Server) -> dict[str, str]:
    return server.summit()


@pytest.fixture
def desk(server: Server, summit: dict[str, str]) -> Iterator[Client]:
    with connected(server, summit["code"], summit["desk_key"], "desk") as client:
        yield client


@pytest.fixture
def phone(server: Server, summit: dict[str, str]) -> Iterator[Client]:
    token = server.join(summit["code"], name="Mike", table="4")["token"]
    with connected(server, summit["code"], token, "phone") as client:
        yield client


def open_next(desk: Client, kind: str) -> str:
    while True:
        activity: str = desk.do("activity.next")["activity"]
        if desk.one("activity", id=activity)["kind"] == kind:
            return activity


def tell(phone: Client, activity: str, **fields: Any) -> str:
    answer = phone.do(
        "contribution.add",
        activity=activity,
        kind="story",
        title="You’ve only got to sit with him",
        happened="I sat with him, week after week.",
        conditions=["Time to get to know him"],
        consent="first_name",
        **fields,
    )
    assert answer["ok"], answer
    return str(answer["id"])


def name_principle(phone: Client, activity: str, text: str, *stories: str) -> str:
    answer = phone.do(
        "contribution.add", activity=activity, kind="principle", text=text, stories=list(stories)
    )
    assert answer["ok"], answer
    return str(answer["id"])


def test_a_story_and_its_principle_reach_desk_and_board(
    server: Server, summit: dict[str, str], desk: Client, phone: Client
) -> None:
    with connected(server, summit["code"], summit["board_key"], "board") as board:
        activity = open_next(desk, "interviews")
        phone.one("activity", id=activity, state="open")
        story = tell(phone, activity)
        principle = name_principle(phone, activity, "Going at their pace", story)
        assert board.one("card", id=story)["credit"] == "Mike"
        assert board.one("card", id=principle)["text"] == "Going at their pace"
        assert desk.one("card", id=principle)["stories"] == [story]
        assert phone.one("mine", id=story)["state"] == "shown"
        assert board.one("room", id="room")["code"] == summit["code"]


def test_dots_are_counted_and_revealed(
    server: Server, summit: dict[str, str], desk: Client, phone: Client
) -> None:
    activity = open_next(desk, "interviews")
    principles = [name_principle(phone, activity, text) for text in ("Time", "Trust", "Tea")]
    vote = open_next(desk, "vote")
    options = {o["card"]: o["id"] for o in [phone.one("option", card=p) for p in principles]}
    choices = {options[principles[0]]: 2, options[principles[1]]: 1}
    assert phone.do("ballot.cast", activity=vote, choices=choices)["ok"]
    assert desk.one("activity", id=vote, voted=1)
    assert phone.one("mine", id=vote)["choices"] == choices
    assert phone.all("tally") == []
    assert desk.do("activity.reveal", activity=vote)["ok"]
    first = phone.one("tally", id=options[principles[0]])
    assert (first["total"], first["rank"], first["voters"]) == (2, 1, 1)


def test_a_sixth_dot_is_too_many(desk: Client, phone: Client) -> None:
    activity = open_next(desk, "interviews")
    for text in ("One", "Two", "Three"):
        name_principle(phone, activity, text)
    vote = open_next(desk, "vote")
    phone.wait(lambda: len(phone.all("option")) == 3)
    ids = [option["id"] for option in phone.all("option")]
    answer = phone.do("ballot.cast", activity=vote, choices=dict.fromkeys(ids, 2))
    assert (answer["ok"], answer["code"]) == (False, "too_many")
    assert answer["message"] == "All five dots are placed. Take one away to move it."


def test_the_record_holds_what_may_leave_and_nothing_else(
    server: Server, summit: dict[str, str], desk: Client, phone: Client
) -> None:
    activity = open_next(desk, "interviews")
    tell(phone, activity)
    answer = phone.do(
        "contribution.add",
        activity=activity,
        kind="story",
        happened="Only for this hall.",
        consent="room",
    )
    assert answer["ok"]
    out = server.folder / summit["code"]
    assert server.attempt("export", summit["code"], "--out", str(out)).returncode == 0
    record = (out / "record.json").read_text(encoding="utf-8")
    assert "week after week" in record
    assert "Mike" in record
    assert "Only for this hall" not in record
    json.loads(record)
    with zipfile.ZipFile(io.BytesIO((out / "record.csv.zip").read_bytes())) as archive:
        words = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8-sig")
    assert "week after week" in words
    assert "Only for this hall" not in words
    assert (out / "record.xlsx").exists()
    assert (out / "record.html").exists()


def test_R03_the_same_cid_is_answered_with_the_first_answer(desk: Client, phone: Client) -> None:
    activity = open_next(desk, "interviews")
    fields = {"activity": activity, "kind": "principle", "text": "Trust"}
    first = phone.do("contribution.add", cid="one-and-the-same", **fields)
    again = phone.do("contribution.add", cid="one-and-the-same", **fields)
    assert again == first
    desk.one("card", text="Trust")


def test_a_phone_that_comes_back_hears_what_it_missed(
    server: Server, summit: dict[str, str], desk: Client
) -> None:
    token = server.join(summit["code"])["token"]
    with connected(server, summit["code"], token, "phone") as phone:
        known = phone.held.seq
    activity = open_next(desk, "interviews")
    with connected(server, summit["code"], token, "phone", seq=known) as phone:
        hello = phone.updates[0][1]
        assert hello["since"] == known
        assert activity in [entry["id"] for entry in hello["put"]["activity"]]


def test_everything_works_by_polling(server: Server, summit: dict[str, str], desk: Client) -> None:
    token = server.join(summit["code"])["token"]
    activity = open_next(desk, "interviews")
    with connected(server, summit["code"], token, "phone", transport="polling") as phone:
        story = tell(phone, activity)
        assert phone.one("mine", id=story)["kind"] == "story"


def test_two_desks_see_each_others_acts_and_an_undo(
    server: Server, summit: dict[str, str], desk: Client, phone: Client
) -> None:
    activity = open_next(desk, "interviews")
    card = name_principle(phone, activity, "Trust grows")
    with connected(server, summit["code"], summit["desk_key"], "desk") as second:
        theme = desk.do("theme.add", name="Trust", cards=[card])["id"]
        assert second.one("card", id=card, theme=theme)["placed_by"]
        other = second.do("theme.add", name="Time", cards=[])["id"]
        moved = second.do("theme.place", card=card, theme=other)
        desk.one("card", id=card, theme=other)
        assert second.do("undo", id=moved["undo"])["ok"]
        desk.one("card", id=card, theme=theme)


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        ({"type": "activity.next"}, "not_allowed"),
        ({"type": "theme.add", "name": "Mine"}, "not_allowed"),
        ({"type": "person.remove", "id": "x"}, "not_allowed"),
        ({"type": "contribution.add", "activity": 7, "kind": "story"}, "malformed"),
        ({"type": "contribution.add", "surprise": True}, "malformed"),
        ({"type": "nothing.known"}, "malformed"),
        ({"type": ["a", "list"]}, "malformed"),
        ({}, "malformed"),
    ],
)
def test_S01_forged_events_are_refused_and_change_nothing(
    phone: Client, desk: Client, packet: dict[str, object], code: str
) -> None:
    before = desk.sync(0)["seq"]
    answer = phone.send({"cid": "forged-packet-1", **packet})
    assert (answer["ok"], answer["code"]) == (False, code)
    assert answer["message"]
    assert desk.sync(0)["seq"] == before


@pytest.mark.parametrize("packet", [None, 7, "text", [1, 2], {"cid": 3, "type": "pair.show"}])
def test_S17_packets_of_another_shape_are_malformed(phone: Client, packet: object) -> None:
    answer = phone.send(packet)
    assert (answer["ok"], answer["code"]) == (False, "malformed")
