"""*Others wrote…*: `GET /api/v1/rooms/<code>/others`."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from oasis_live.main import windows
from oasis_live.people.rules import secrets_for
from tests.a_room import SECRET, ARoom

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def client(room: ARoom) -> FlaskClient:
    return windows.build(room.house).app.test_client()


@pytest.fixture
def token(room: ARoom) -> str:
    """Of somebody at table 1."""
    room.joins("Dan", table="1", cid="dan-joins")
    return secrets_for(SECRET, room.id, "dan-joins").token


def ask(
    client: FlaskClient, room: ARoom, token: str | None, status: int = 200, **asked: str
) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = client.get(
        f"/api/v1/rooms/{room.code}/others", query_string=asked, headers=headers, base_url=ADDRESS
    )
    assert answer.status_code == status, answer.text
    return answer.json


def test_the_own_tables_principles_come_first(room: ARoom, client: FlaskClient, token: str) -> None:
    ours = room.adds(room.ann, "Going at their pace")
    theirs = room.adds(room.cat, "Trust grows")
    assert ask(client, room, token) == [
        {"id": ours, "text": "Going at their pace"},
        {"id": theirs, "text": "Trust grows"},
    ]


def test_the_own_tables_words_are_offered_however_much_came_after_them(
    room: ARoom, client: FlaskClient, token: str
) -> None:
    ours = room.adds(room.ann, "Ours")
    for n in range(15):
        room.adds(room.cat, f"Theirs {n}")
    found = ask(client, room, token)
    assert (len(found), found[0]["id"], found[1]["text"]) == (12, ours, "Theirs 14")


def test_a_story_is_offered_by_its_title(room: ARoom, client: FlaskClient, token: str) -> None:
    told = room.adds(room.ann, "I sat with him.", "story", title="Just sit")
    assert ask(client, room, token, kind="story") == [{"id": told, "text": "Just sit"}]


def test_typed_words_are_looked_for_in_all_that_is_shown(
    room: ARoom, client: FlaskClient, token: str
) -> None:
    wanted = room.adds(room.cat, "TIME to sit")
    for n in range(15):
        room.adds(room.ann, f"Other {n}")
    assert [one["id"] for one in ask(client, room, token, q="time")] == [wanted]
    assert ask(client, room, token, q="nothing of the kind") == []


def test_only_what_is_shown_is_offered(room: ARoom, client: FlaskClient, token: str) -> None:
    hidden, withdrawn, merged, kept = (
        room.adds(room.ann, text) for text in ("Hidden", "Withdrawn", "Merged", "Kept")
    )
    room.do(room.desk, "card.hide", id=hidden)
    room.do(room.ann, "contribution.withdraw", id=withdrawn)
    room.do(room.desk, "card.merge", from_=merged, into=kept)
    room.do(room.desk, "room.hold", on=True)
    room.adds(room.ann, "Unread")
    assert [one["text"] for one in ask(client, room, token)] == ["Kept"]


@pytest.mark.parametrize("kind", ["commitment", "person", "", "story'; --"])
def test_nothing_but_principles_and_stories_can_be_asked_for(
    room: ARoom, client: FlaskClient, token: str, kind: str
) -> None:
    assert ask(client, room, token, 422, kind=kind)["code"] == "malformed"


@pytest.mark.parametrize("token", [None, "forged", ""])
def test_S01_whoever_has_not_joined_is_offered_nothing(
    room: ARoom, client: FlaskClient, token: str | None
) -> None:
    room.adds(room.ann, "Time")
    assert ask(client, room, token, 403)["code"] == "not_allowed"


def test_S02_somebody_who_was_removed_is_offered_nothing(
    room: ARoom, client: FlaskClient, token: str
) -> None:
    dan = next(one["id"] for one in room.all("person") if one["name"] == "Dan")
    room.do(room.desk, "person.remove", id=dan)
    assert ask(client, room, token, 403)["code"] == "not_allowed"


def test_a_room_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/api/v1/rooms/0BCDFG/others", base_url=ADDRESS)
    assert answer.status_code == 404


def test_a_worker_that_does_not_answer_costs_nobody_their_words(
    room: ARoom, client: FlaskClient, token: str
) -> None:
    """There is no worker here at all: typed words alone have to do."""
    card = room.adds(room.ann, "Going at their pace")
    assert ask(client, room, token, q="pace") == [{"id": card, "text": "Going at their pace"}]
