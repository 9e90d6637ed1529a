"""Joining, changing, recovering and being removed, through the real pipeline."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Conflict, Gone, Malformed, NotAllowed, NotFound, NotOpen
from oasis_live.people.rules import digest, secrets_for
from oasis_live.people.store import identify, was_removed
from oasis_live.web.identity import Doorkeeper, cookie_name
from tests.a_room import SECRET, ARoom

JOIN = {"token_digest": "t", "recovery_digest": "r", "receipt_code": "c"}


@pytest.fixture
def planned(tmp_path: Path, database: str) -> Iterator[ARoom]:
    """A summit that was not opened yet."""
    room = ARoom(tmp_path / "planned", database=database, opened=False)
    yield room
    room.close()


def test_whoever_joins_is_counted_and_on_the_desk(a_room: ARoom) -> None:
    dan = a_room.joins("Dan", table="7", perspective="Volunteer")
    entry = a_room.one("person", dan.id)
    assert (entry["name"], entry["table"], entry["perspective"]) == ("Dan", "7", "Volunteer")
    assert a_room.one("room", "room")["counts"]["people"] == 4


def test_everything_but_the_code_may_stay_empty(a_room: ARoom) -> None:
    nobody = a_room.joins()
    assert a_room.one("mine", nobody.id, "phone", nobody)["name"] == ""


def test_R03_the_same_cid_is_the_same_participant(a_room: ARoom) -> None:
    first = a_room.joins("Dan", cid="one-and-the-same")
    assert a_room.joins("Dan", cid="one-and-the-same").id == first.id
    assert a_room.one("room", "room")["counts"]["people"] == 4


def test_the_same_cid_with_another_body_is_a_conflict(a_room: ARoom) -> None:
    a_room.joins("Dan", cid="one-and-the-same")
    with pytest.raises(Conflict):
        a_room.joins("Eve", cid="one-and-the-same")


def test_before_the_room_is_open_nobody_joins(planned: ARoom) -> None:
    with pytest.raises(NotOpen) as refused:
        planned.joins("Early")
    assert "Leave this page open." in str(refused.value)


@pytest.mark.parametrize("opening", ["room.open", "activity.next"])
def test_the_room_or_its_first_activity_lets_people_in(planned: ARoom, opening: str) -> None:
    planned.do(planned.desk, opening)
    assert planned.joins("Prompt").id


def test_after_the_end_nobody_joins(a_room: ARoom) -> None:
    a_room.do(a_room.desk, "room.end")
    with pytest.raises(Gone) as refused:
        a_room.joins("Late")
    assert str(refused.value) == "This summit has ended"


def test_neither_token_nor_recovery_code_nor_cid_is_stored(a_room: ARoom) -> None:
    cid = "a-cid-of-a-phone"
    a_room.joins("Dan", cid=digest(cid))
    secrets = secrets_for(SECRET, a_room.id, digest(cid))
    stored = repr(a_room.stored())
    assert digest(secrets.token) in stored
    assert secrets.token not in stored
    assert secrets.recovery_code not in stored
    assert cid not in stored


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR, Role.BOARD, Role.SORTER])
@pytest.mark.parametrize(
    ("command", "fields"),
    [("person.join", JOIN), ("person.recover", {"code_digest": "r", "token_digest": "t"})],
)
def test_S01_no_screen_joins_or_recovers_by_the_wire(
    a_room: ARoom, role: Role, command: str, fields: dict[str, str]
) -> None:
    somebody = {
        Role.PARTICIPANT: a_room.ann,
        Role.FACILITATOR: a_room.desk,
        Role.BOARD: a_room.board,
        Role.SORTER: a_room.sorter,
    }[role]
    before = a_room.seq
    with pytest.raises(NotAllowed):
        a_room.do(somebody, command, **fields)
    assert a_room.seq == before


def test_people_change_what_they_said_of_themselves(a_room: ARoom) -> None:
    fields = {"name": "Annie", "organisation": "The Hospice", "perspective": "Clinician"}
    a_room.do(a_room.ann, "person.change", **fields, ready=True)
    mine = a_room.one("mine", a_room.ann.id, "phone", a_room.ann)
    assert (mine["name"], mine["table"], mine["ready"]) == ("Annie", "1", True)
    assert a_room.one("person", a_room.ann.id)["perspective"] == "Clinician"


def test_a_new_name_stands_under_the_stories_that_may_carry_it(a_room: ARoom) -> None:
    a_room.opens("interviews")
    story = a_room.adds(a_room.ann, "I sat with him.", "story", consent="first_name")
    seq = a_room.seq
    a_room.do(a_room.ann, "person.change", name="Beth Bell")
    told = a_room.since(a_room.audience("board"), seq)["put"]["card"]
    assert [(one["id"], one["credit"]) for one in told] == [(story, "Beth")]


def test_being_ready_moves_no_card(a_room: ARoom) -> None:
    a_room.opens("interviews")
    a_room.adds(a_room.ann, "Time to sit")
    seq = a_room.seq
    a_room.do(a_room.ann, "person.change", ready=True)
    assert set(a_room.since(a_room.audience("desk"), seq)["put"]) == {"person"}


def test_a_change_that_changes_nothing_has_no_number(a_room: ARoom) -> None:
    seq = a_room.seq
    a_room.do(a_room.ann, "person.change", name="Ann Ash")
    assert a_room.seq == seq


@pytest.mark.parametrize(
    "fields",
    [
        {"name": 7},
        {"name": ["Ann"]},
        {"ready": "yes"},
        {"role": "facilitator"},
        {"id": "another"},
        {"removed": False},
        {"perspective": "Astronaut"},
        {"table": "\ud800"},
    ],
)
def test_S01_a_forged_change_is_malformed(a_room: ARoom, fields: dict[str, Any]) -> None:
    before = a_room.one("mine", a_room.ann.id, "phone", a_room.ann)
    with pytest.raises(Malformed):
        a_room.do(a_room.ann, "person.change", **fields)
    assert a_room.one("mine", a_room.ann.id, "phone", a_room.ann) == before


def test_nobody_knows_what_others_said_of_themselves(a_room: ARoom) -> None:
    seen = a_room.fresh(a_room.audience("phone", a_room.ben))
    assert ("mine", a_room.ann.id) not in seen
    assert not [kind for kind, _id in seen if kind == "person"]


def by_token(room: ARoom, token: str) -> Person | None:
    with room.house.database.reading(room.id) as tx:
        return identify(tx, token)


@pytest.fixture
def recover(a_room: ARoom) -> Callable[..., str]:
    """Go on as whoever joined with this cid, with a new token; the participant's id."""

    def go_on(cid: str, token: str = "a new token", room: ARoom = a_room) -> str:
        code = secrets_for(SECRET, room.id, cid).recovery_code
        fields = {"code_digest": digest(code), "token_digest": digest(token)}
        return str(room.vouched(room.arriving, "person.recover", **fields)["participant"])

    return go_on


def test_R14_another_device_goes_on_as_the_same_person(
    a_room: ARoom, recover: Callable[..., str]
) -> None:
    dan = a_room.joins("Dan", cid="first-phone")
    assert recover("first-phone", "second phone") == dan.id
    first = by_token(a_room, secrets_for(SECRET, a_room.id, "first-phone").token)
    second = by_token(a_room, "second phone")
    assert first == second == dan


def test_a_code_that_nobody_has_opens_nothing(a_room: ARoom, recover: Callable[..., str]) -> None:
    with pytest.raises(NotFound) as refused:
        recover("never-joined")
    assert refused.value.field == "recovery_code"


def test_a_recovery_works_after_the_end_for_whoever_wants_to_withdraw(
    a_room: ARoom, recover: Callable[..., str]
) -> None:
    dan = a_room.joins("Dan", cid="first-phone")
    a_room.do(a_room.desk, "room.end")
    assert recover("first-phone") == dan.id


def test_S02_somebody_who_was_removed_is_refused_at_once(
    a_room: ARoom, recover: Callable[..., str]
) -> None:
    a_room.opens("interviews")
    dan = a_room.joins("Dan", cid="first-phone")
    story = a_room.adds(dan, "Time to sit")
    a_room.do(a_room.desk, "person.remove", id=dan.id)
    for command, fields in (
        ("person.change", {"name": "Dan again"}),
        ("contribution.add", {"activity": a_room.current, "kind": "principle", "text": "More"}),
        ("contribution.withdraw", {"id": story}),
    ):
        with pytest.raises(Gone):
            a_room.do(dan, command, **fields)
    assert by_token(a_room, secrets_for(SECRET, a_room.id, "first-phone").token) is None
    with pytest.raises(NotFound):
        recover("first-phone")


def test_S02_a_phone_of_somebody_who_was_removed_hears_that_it_is_gone(a_room: ARoom) -> None:
    dan = a_room.joins("Dan", cid="first-phone")
    token = secrets_for(SECRET, a_room.id, "first-phone").token
    door = Doorkeeper(a_room.house.database, identify, was_removed)
    assert door.admit(a_room.id, "phone", token, {}).id == dan.id
    a_room.do(a_room.desk, "person.remove", id=dan.id)
    for given, cookies in ((token, {}), (None, {cookie_name(a_room.id, "phone"): token})):
        with pytest.raises(Gone):
            door.admit(a_room.id, "phone", given, cookies)
    with pytest.raises(NotAllowed):
        door.admit(a_room.id, "phone", "nobody’s", {})


def test_what_somebody_shared_stays_when_they_are_removed(a_room: ARoom) -> None:
    a_room.opens("interviews")
    card = a_room.adds(a_room.ann, "Time to sit")
    a_room.do(a_room.desk, "person.remove", id=a_room.ann.id)
    assert a_room.one("card", card, "board")["text"] == "Time to sit"
    assert not a_room.sees("person", a_room.ann.id)
    assert a_room.one("room", "room")["counts"]["people"] == 2


def test_removing_somebody_twice_is_as_once(a_room: ARoom) -> None:
    a_room.do(a_room.desk, "person.remove", id=a_room.ann.id)
    seq = a_room.seq
    a_room.do(a_room.desk, "person.remove", id=a_room.ann.id)
    assert a_room.seq == seq


def test_nobody_is_removed_who_is_not_here(a_room: ARoom) -> None:
    with pytest.raises(NotFound):
        a_room.do(a_room.desk, "person.remove", id="nobody")


def test_S01_only_the_desk_removes_people(a_room: ARoom) -> None:
    for somebody in (a_room.ann, a_room.board, a_room.sorter):
        with pytest.raises(NotAllowed):
            a_room.do(somebody, "person.remove", id=a_room.ben.id)


def test_S02_a_token_of_another_room_is_nobodys_here(a_room: ARoom) -> None:
    stranger = replace(a_room.ann, room="another-room")
    with pytest.raises(Gone):
        a_room.do(stranger, "person.change", name="Mallory")
