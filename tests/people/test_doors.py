"""The ways in: the form, which needs no script, and the JSON interface."""

import pytest

from oasis_live.kernel import room_code
from oasis_live.web.security import LARGEST_BODY
from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom

BODY = {"cid": "a-cid-of-a-phone", "name": "Mike", "table": "4"}


def test_the_form_lets_somebody_in_and_keeps_a_cookie_that_no_script_reads(
    a_room: ARoom, phone: Phone
) -> None:
    answer = phone.send("/join", name="Mike", table="4")
    assert (answer.status_code, answer.location) == (303, f"/{a_room.code}")
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if a_room.id in c)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "What you shared" in phone.see()
    assert a_room.one("room", "room")["counts"]["people"] == 4


def test_the_page_after_joining_shows_the_recovery_code_once(phone: Phone) -> None:
    phone.send("/join", name="Mike")
    assert "To go on from another phone" in phone.see()
    assert 'id="recovery" hidden' in phone.see("/mine")


def test_a_form_that_is_sent_twice_is_one_participant(a_room: ARoom, phone: Phone) -> None:
    for _press in range(2):
        phone.send("/join", name="Mike", cid="pressed-twice")
    assert a_room.one("room", "room")["counts"]["people"] == 4


def test_a_name_that_is_too_long_is_said_so_in_its_place_and_kept(phone: Phone) -> None:
    answer = phone.send("/join", name="M" * 43, table="4")
    assert answer.status_code == 422
    assert "Shorten this by 3 characters" in answer.text
    assert f'value="{"M" * 43}"' in answer.text
    assert 'value="4"' in answer.text


def test_a_form_without_our_own_proof_is_refused(a_room: ARoom, phone: Phone) -> None:
    assert phone.send("/join", csrf_token="", name="Mike").status_code == 403
    assert a_room.one("room", "room")["counts"]["people"] == 3


def test_what_can_never_be_done_is_not_to_be_tried_again(phone: Phone) -> None:
    for answer, status in (
        (phone.client.get(f"/api/v1/rooms/{phone.code}/join", base_url=ADDRESS), 405),
        (phone.ask("/join", b"x" * (LARGEST_BODY + 1)), 413),
    ):
        assert answer.json
        assert (answer.status_code, answer.json["code"]) == (status, "malformed")


def test_the_interface_answers_with_all_that_a_client_keeps(a_room: ARoom, phone: Phone) -> None:
    answer = phone.ask("/join", BODY)
    assert answer.status_code == 201
    assert answer.json
    assert set(answer.json) == {"participant", "token", "recovery_code", "url"}
    assert answer.json["url"].endswith(f"/{a_room.code}")
    assert a_room.one("person", answer.json["participant"])["name"] == "Mike"


def test_R03_the_same_cid_gets_the_same_answer_again(phone: Phone) -> None:
    first, again = phone.ask("/join", BODY), phone.ask("/join", BODY)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json


def test_the_same_cid_with_another_body_is_a_conflict(phone: Phone) -> None:
    phone.ask("/join", BODY)
    answer = phone.ask("/join", {**BODY, "name": "Mallory"})
    assert answer.status_code == 409
    assert answer.json
    assert answer.json["code"] == "conflict"


def test_a_code_typed_in_any_way_is_the_same_room(a_room: ARoom, phone: Phone) -> None:
    typed = room_code.show(a_room.code).lower().replace("0", "o")
    assert phone.ask("/join", BODY, code=typed).status_code == 201


def test_a_room_that_is_not_there_is_said_in_plain_words(phone: Phone) -> None:
    answer = phone.ask("/join", BODY, code="0BCDFG")
    assert answer.status_code == 404
    assert answer.json == {
        "ok": False,
        "code": "not_found",
        "message": "We can’t find that room. Check the code on the screen",
        "field": "code",
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not JSON",
        b"\xff\xfe",
        b"[]",
        {},
        {"cid": 7},
        {"cid": "short"},
        {"cid": "with space"},
        {**BODY, "name": 7},
        {**BODY, "role": "facilitator"},
        {**BODY, "token_digest": "mine"},
        {**BODY, "perspective": "Astronaut"},
        {**BODY, "name": "\ud800"},
    ],
)
def test_S01_a_forged_join_is_malformed_and_lets_nobody_in(
    a_room: ARoom, phone: Phone, body: object
) -> None:
    answer = phone.ask("/join", body)
    assert answer.status_code == 422
    assert answer.json
    assert answer.json["code"] == "malformed"
    assert a_room.one("room", "room")["counts"]["people"] == 3


def test_an_ended_summit_is_gone(a_room: ARoom, phone: Phone) -> None:
    a_room.do(a_room.desk, "room.end")
    answer = phone.ask("/join", BODY)
    assert answer.status_code == 410
    assert answer.json
    assert answer.json["message"] == "This summit has ended"


def test_R14_a_recovery_code_lets_another_phone_go_on(phone: Phone, other_phone: Phone) -> None:
    joined = phone.ask("/join", BODY).json
    assert joined
    typed = joined["recovery_code"].lower().replace("-", " ")
    answer = other_phone.ask("/recover", {"recovery_code": typed})
    assert answer.status_code == 201
    assert answer.json
    assert answer.json["participant"] == joined["participant"]
    assert answer.json["recovery_code"] == joined["recovery_code"]
    assert answer.json["token"] != joined["token"]


def test_the_recovery_form_leads_back_to_what_somebody_shared(
    a_room: ARoom, phone: Phone, other_phone: Phone
) -> None:
    joined = phone.ask("/join", BODY).json
    assert joined
    answer = other_phone.send("/recover", recovery_code=joined["recovery_code"])
    assert (answer.status_code, answer.location) == (303, f"/{a_room.code}")
    assert f'data-person="{joined["participant"]}"' in other_phone.see()


@pytest.mark.parametrize("typed", ["", "K7M4", "0000-0000-0000"])
def test_a_code_that_is_not_known_is_said_so_on_the_page(phone: Phone, typed: str) -> None:
    answer = phone.send("/recover", recovery_code=typed)
    assert answer.status_code == 404
    assert "We can’t find that code" in answer.text


@pytest.mark.parametrize("token", ["", "forged", "é", "a" * 3000])
def test_S01_a_cookie_that_nobody_gave_out_is_nobodys(
    a_room: ARoom, phone: Phone, token: str
) -> None:
    phone.client.set_cookie(f"oasis_{a_room.id}_phone", token)
    assert 'id="join-form"' in phone.see()


def test_somebody_who_has_not_joined_sees_the_welcome_and_nobodys_words(phone: Phone) -> None:
    assert 'id="join-form"' in phone.see()
    assert phone.look("/mine").status_code == 303


def test_a_name_can_be_taken_away_without_a_script(a_room: ARoom, phone: Phone) -> None:
    phone.send("/join", name="Mike", table="4")
    answer = phone.send("/do", type="person.change", name="", table="5", next="mine")
    assert answer.status_code == 303, answer.text
    people = [(one["name"], one["table"]) for one in a_room.all("person")]
    assert ("", "5") in people
    assert "Mike" not in [name for name, _table in people]
