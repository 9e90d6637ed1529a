"""R15: who comes with all the others waits in line, with what they typed, and is in once."""

import pytest

from oasis_live.engine import turns
from oasis_live.engine.turns import Turns
from oasis_live.people import pages
from tests.a_phone import Phone
from tests.a_room import ARoom
from tests.seconds import Time


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """One comes in at once, the next a second of this clock later; the real numbers are asked
    elsewhere.
    """
    time = Time()
    monkeypatch.setattr(turns, "_AT_ONCE_OF_ONE", 1)
    monkeypatch.setattr(turns, "_PER_SECOND_OF_ONE", 1)
    monkeypatch.setattr(pages, "FORM_PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(pages, "PROGRAM_PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(pages, "Turns", lambda _monotonic, chance: Turns(time, chance))
    return time


def test_R15_who_waits_in_line_is_let_in_with_what_was_typed(
    a_room: ARoom, phone: Phone, time: Time
) -> None:
    """Mutation: `_keep_typed` keeps nothing -> nobody is in, and the form is empty again."""
    phone.send("/join", name="The first")
    waiting = phone.send("/join", name="Mike", table="4", cid="a-cid-that-waits")
    assert waiting.status_code == 429
    assert int(waiting.headers["Retry-After"]) >= 1
    assert "It goes on by itself." in waiting.text
    time.now += 1
    assert phone.look("/join").status_code == 303
    people = sorted((one["name"], one["table"]) for one in a_room.all("person"))
    assert people.count(("Mike", "4")) == 1
    assert "What you shared" in phone.see()


def test_R15_a_program_is_told_when_to_come_back_and_keeps_its_place(
    phone: Phone, time: Time
) -> None:
    """Mutation: the place is not kept -> whoever asks again and again is never let in."""
    assert phone.ask("/join", {"cid": "the-first-cid"}).status_code == 201
    body = {"cid": "a-cid-that-waits"}
    told = phone.ask("/join", body)
    assert (told.status_code, told.json and told.json["code"]) == (429, "too_fast")
    assert told.json
    assert told.json["retry_in"] > 0
    time.now += 1
    assert phone.ask("/join", body).status_code == 201


def test_R15_programs_do_not_stand_before_the_hall(phone: Phone) -> None:
    """Mutation: one line for both -> 429."""
    for number in range(3):
        phone.ask("/join", {"cid": f"a-script-s-cid-{number}"})
    assert phone.send("/join", name="Mike").status_code == 303


def test_nobody_stands_in_a_line_that_they_did_not_join(phone: Phone) -> None:
    answer = phone.look("/join")
    assert (answer.status_code, answer.location) == (303, f"/{phone.code}")


def test_what_is_too_long_to_keep_comes_back_in_its_field(phone: Phone) -> None:
    phone.send("/join", name="The first")
    answer = beside(phone).send("/join", name="M" * 500, cid="a-cid-that-waits")
    assert answer.status_code == 429
    assert "M" * 500 in answer.text


def beside(phone: Phone) -> Phone:
    """Another browser before the same door."""
    return Phone(phone.client.application.test_client(), phone.code)


def test_R15_one_page_stands_once_in_line_whatever_a_script_sends_with_it(
    phone: Phone, time: Time
) -> None:
    """A script of the hall's address has loaded one page, and sends joins as fast as it can.

    Mutation: the place is the cid's, not the browser's (people/pages.py `_joined`) -> the line is
    full, and whoever comes is told to ask again later.
    """
    token = phone.see().partition('name="csrf_token" value="')[2].partition('"')[0]
    for number in range(100):
        phone.post("/join", {"csrf_token": token, "cid": f"a-script-s-cid-{number}"})
    mike = beside(phone)
    waiting = mike.send("/join", name="Mike")
    assert waiting.status_code == 429
    assert int(waiting.headers["Retry-After"]) <= 3
    time.now += 3
    assert mike.look("/join").status_code == 303


def test_R15_who_is_in_already_hears_it_again_without_waiting(phone: Phone) -> None:
    """Mutation: everybody waits, whoever they are (`if known is None` left out) -> 429."""
    body = {"cid": "a-cid-whose-answer-was-lost"}
    assert phone.ask("/join", body).status_code == 201
    for number in range(5):
        phone.ask("/join", {"cid": f"somebody-s-cid-{number}"})
    assert phone.ask("/join", body).status_code == 200


def test_R15_who_was_here_before_waits_on_the_same_page_and_is_in(
    a_room: ARoom, phone: Phone, time: Time
) -> None:
    """Mutation: a new place for each try (`arrivals.wait(self._new_cid())`) -> never let in; no GET
    for the form's own address (`recover_in_line`) -> the page that waits is told 405.
    """
    phone.send("/join", name="The first")
    other = beside(phone)
    waiting = other.send("/recover", recovery_code=a_room.recovery_codes[a_room.ann.id])
    assert waiting.status_code == 429
    assert "It goes on by itself." in waiting.text
    time.now += 1
    assert other.look("/recover").status_code == 303
    assert "What you shared" in other.see()


def test_R15_a_program_that_recovers_keeps_its_place(
    a_room: ARoom, phone: Phone, time: Time
) -> None:
    """Mutation: as above -> never let in, however often it asks."""
    phone.ask("/join", {"cid": "the-first-cid"})
    body = {"recovery_code": a_room.recovery_codes[a_room.ann.id]}
    assert phone.ask("/recover", body).status_code == 429
    time.now += 1
    assert phone.ask("/recover", body).status_code == 201
