"""However many devices somebody has, they are one person (R14)."""

from dataclasses import replace

from oasis_live.engine.undo import DEPTH
from oasis_live.people.rules import bearer_of, digest
from tests.a_room import ARoom


def test_R14_two_devices_and_a_hundred_votes_are_one_ballot(a_room: ARoom) -> None:
    a_room.opens("interviews")
    for text in ("Time", "Trust", "Tea"):
        a_room.adds(a_room.ben, text)
    vote = a_room.opens("vote")
    options = [one["id"] for one in a_room.all("option")]
    choices: dict[str, int] = {}
    devices = [replace(a_room.ann, connection=name) for name in ("phone", "tablet")]
    for n in range(100):
        choices = {options[n % 3]: 2, options[(n + 1) % 3]: 1}
        a_room.do(devices[n % 2], "ballot.cast", activity=vote, choices=choices)
    assert a_room.one("activity", vote)["voted"] == 1
    assert a_room.one("mine", vote, "phone", a_room.ann)["choices"] == choices
    a_room.do(a_room.desk, "activity.reveal", activity=vote)
    assert {one["id"]: one["total"] for one in a_room.all("tally")} == {
        option: choices.get(option, 0) for option in options
    }


def test_R14_a_device_that_was_recovered_acts_as_the_same_person(a_room: ARoom) -> None:
    a_room.opens("interviews")
    story = a_room.adds(a_room.ann, "I sat with him.", "story")
    known = a_room.vouched(
        a_room.arriving,
        "person.recover",
        code_digest=digest(a_room.recovery_codes[a_room.ann.id]),
        token_digest=digest("another token"),
    )
    other = replace(a_room.ann, id=known["participant"], bearer=bearer_of(known["participant"]))
    a_room.do(other, "contribution.withdraw", id=story)
    assert a_room.one("mine", story, "phone", a_room.ann)["state"] == "withdrawn"
    assert len(a_room.all("person")) == 3


def test_each_desk_takes_back_its_own_last_act(a_room: ARoom) -> None:
    a_room.opens("interviews")
    card = a_room.adds(a_room.ann, "Time")
    sam, lee = (replace(a_room.desk, connection=name) for name in ("sam", "lee"))
    first = a_room.do(sam, "theme.add", name="Sam’s")["id"]
    a_room.do(lee, "theme.add", name="Lee’s")
    a_room.do(sam, "undo")
    assert not a_room.sees("theme", first)
    assert [one["name"] for one in a_room.all("theme")] == ["Lee’s"]
    assert a_room.one("card", card)["theme"] is None


def test_undo_goes_back_fifty_acts_and_no_further(a_room: ARoom) -> None:
    a_room.opens("interviews")
    card = a_room.adds(a_room.ann, "Time")
    themes = [a_room.do(a_room.desk, "theme.add", name=n)["id"] for n in ("One", "Two")]
    for n in range(DEPTH):
        a_room.do(a_room.desk, "theme.place", card=card, theme=themes[n % 2])
    for _step in range(DEPTH):
        a_room.do(a_room.desk, "undo")
    assert a_room.one("card", card)["theme"] is None
    assert {one["id"] for one in a_room.all("theme")} == set(themes)
