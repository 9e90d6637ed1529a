"""A participant is their own to see, and the desk's by name; nobody else's."""

import pytest

from oasis_live.kernel.person import Audience, Lens, Role
from oasis_live.people.rules import Participant
from oasis_live.people.views import person_for, self_for

MIKE = Participant("p1", name="Mike", table="4", perspective="x1", receipt_code="ABC", ready=True)
LABELS = {"x1": "Clinician"}
DESK = Audience("r", "desk", Role.FACILITATOR, "k1")


def test_people_see_what_they_said_of_themselves() -> None:
    seen = self_for(Audience("r", "phone", Role.PARTICIPANT, "p1"), MIKE)
    assert seen == {
        "id": "p1",
        "kind": "person",
        "name": "Mike",
        "table": "4",
        "perspective": "x1",
        "organisation": "",
        "ready": True,
        "receipt_code": "ABC",
    }


def test_nobody_sees_what_another_phone_knows_of_its_person() -> None:
    assert self_for(Audience("r", "phone", Role.PARTICIPANT, "p2"), MIKE) is None
    assert self_for(Audience("r", "phone", Role.PARTICIPANT), MIKE) is None
    assert self_for(DESK, MIKE) is None


def test_the_desk_reads_a_perspective_and_no_code() -> None:
    assert person_for(DESK, MIKE, LABELS) == {
        "id": "p1",
        "name": "Mike",
        "table": "4",
        "perspective": "Clinician",
        "ready": True,
    }


def test_a_perspective_that_left_the_list_is_empty() -> None:
    seen = person_for(DESK, MIKE, {})
    assert seen
    assert seen["perspective"] == ""


@pytest.mark.parametrize("lens", ["phone", "board", "sorter"])
def test_no_other_screen_knows_a_person(lens: Lens) -> None:
    assert person_for(Audience("r", lens, Role.FACILITATOR, "p1"), MIKE, LABELS) is None


def test_somebody_who_was_removed_is_on_no_screen() -> None:
    gone = Participant("p1", removed=True)
    assert person_for(DESK, gone, LABELS) is None
    assert self_for(Audience("r", "phone", Role.PARTICIPANT, "p1"), gone) is None
