"""Adding, changing, consenting and withdrawing, through the real pipeline."""

import pytest

from oasis_live.kernel.refused import Empty, Gone, NotAllowed, NotOpen
from tests.a_room import ARoom
from tests.contributions.conftest import everything_stored

STORY = {
    "title": "You’ve only got to sit with him",
    "conditions": ["Time to get to know him", "Practising with his own money"],
    "gem": "Just sit with him",
    "wishes": ["More time"],
    "consent": "first_name",
}


def test_a_story_reaches_the_board_and_its_authors_phone(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story", **STORY)
    card = room.one("card", story, "board")
    mine = room.one("mine", story, "phone", room.ann)
    for seen in (card, mine):
        assert seen["happened"] == "I sat with him."
        assert seen["conditions"] == STORY["conditions"]
        assert (seen["gem"], seen["wishes"]) == (STORY["gem"], ["More time"])
    assert (card["credit"], mine["state"], mine["consent"]) == ("Ann", "shown", "first_name")
    assert not room.sees("mine", story, "phone", room.ben)


def test_a_story_without_a_choice_stays_in_the_room(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story")
    assert room.one("card", story, "board")["credit"] is None
    assert room.one("mine", story, "phone", room.ann)["consent"] is None


def test_the_room_counts_stories_principles_and_all_that_was_shared(room: ARoom) -> None:
    room.adds(room.ann, "I sat with him.", "story")
    room.adds(room.ben, "Time", "condition")
    principle = room.adds(room.ben, "Going at their pace")
    room.adds(room.cat, "Trust grows")
    counts = room.one("room", "room", "phone", room.cat)["counts"]
    assert counts == {"people": 3, "stories": 1, "principles": 2, "shared": 4}
    room.do(room.desk, "card.hide", id=principle)
    assert room.one("room", "room")["counts"]["shared"] == 3


@pytest.mark.parametrize(
    ("activity", "kinds"),
    [
        ("interviews", ["story", "condition", "principle"]),
        ("commitments", ["commitment", "offer", "request"]),
    ],
)
def test_an_activity_takes_what_it_asks_for_and_nothing_else(
    a_room: ARoom, activity: str, kinds: list[str]
) -> None:
    a_room.opens(activity)
    everything = ["story", "condition", "principle", "question", "vision", "commitment", "offer"]
    for kind in {*everything, "request"}:
        if kind in kinds:
            assert a_room.adds(a_room.ann, "words", kind)
            continue
        with pytest.raises(NotOpen) as refused:
            a_room.adds(a_room.ann, "words", kind)
        assert refused.value.field == "kind"


def test_a_commitment_keeps_its_day(a_room: ARoom) -> None:
    a_room.opens("commitments")
    mine = a_room.adds(a_room.ann, "I will sit with him", "commitment", by="2026-07-03")
    assert a_room.one("mine", mine, "phone", a_room.ann)["by"] == "2026-07-03"


def test_before_an_activity_opens_it_takes_nothing(room: ARoom) -> None:
    planned = next(one for one in room.all("activity") if one["kind"] == "commitments")
    with pytest.raises(NotOpen):
        room.adds(room.ann, "Too early", "commitment", activity=planned["id"])


def test_words_in_the_grace_are_late_and_after_it_refused(room: ARoom) -> None:
    fields = {"activity": room.current, "kind": "principle", "text": "Still writing"}
    room.do(room.desk, "activity.close", activity=room.current)
    room.waits(seconds=89)
    late = room.do(room.ann, "contribution.add", **fields)["id"]
    assert room.one("mine", late, "phone", room.ann)["late"] is True
    room.waits(seconds=2)
    with pytest.raises(NotOpen) as refused:
        room.do(room.ann, "contribution.add", **fields)
    assert str(refused.value) == "This has closed. Your words are kept."


def test_a_frozen_room_takes_no_words_but_lets_people_withdraw_and_consent(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story")
    room.do(room.desk, "room.freeze", on=True)
    for command, fields in (
        ("contribution.add", {"activity": room.current, "kind": "principle", "text": "Time"}),
        ("contribution.change", {"id": story, "happened": "I sat."}),
    ):
        with pytest.raises(NotOpen) as refused:
            room.do(room.ann, command, **fields)
        assert str(refused.value) == "The facilitator has paused the room. Your words are kept."
    assert room.do(room.ann, "contribution.consent", id=story, consent="anonymous")["ok"]
    assert room.do(room.ann, "contribution.withdraw", id=story)["state"] == "withdrawn"


def test_change_works_until_the_room_ends_and_withdrawal_after_it(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story")
    room.do(room.desk, "activity.close", activity=room.current)
    room.waits(hours=3)
    room.do(room.ann, "contribution.change", id=story, happened="I sat with a man I support.")
    room.do(room.desk, "room.end")
    with pytest.raises(Gone):
        room.do(room.ann, "contribution.change", id=story, happened="Too late")
    room.do(room.ann, "contribution.consent", id=story, consent="room")
    room.do(room.ann, "contribution.withdraw", id=story)
    assert not room.sees("card", story)


def test_what_is_not_given_stays_and_an_emptied_line_goes(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with Jim.", "story", **STORY)
    room.do(
        room.ann, "contribution.change", id=story, happened="I sat.", gem="", conditions=["Time"]
    )
    card = room.one("card", story, "board")
    assert (card["happened"], card["gem"], card["conditions"]) == ("I sat.", "", ["Time"])
    assert (card["title"], card["wishes"]) == (STORY["title"], ["More time"])
    assert "Jim" not in everything_stored(room)


def test_the_same_words_again_have_no_number(room: ARoom) -> None:
    card = room.adds(room.ann, "Time")
    seq = room.seq
    assert room.do(room.ann, "contribution.change", id=card, text=" Time ")["state"] == "shown"
    assert room.seq == seq


def test_a_story_cannot_be_emptied_by_a_change(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story")
    with pytest.raises(Empty):
        room.do(room.ann, "contribution.change", id=story, happened=" ")
    assert room.one("mine", story, "phone", room.ann)["happened"] == "I sat with him."


def test_a_principle_names_the_stories_behind_it_and_may_name_others_later(room: ARoom) -> None:
    first, second = (room.adds(room.ann, text, "story") for text in ("I sat.", "We talked."))
    principle = room.adds(room.ben, "Going at their pace", stories=[first])
    room.do(room.ben, "contribution.change", id=principle, stories=[first, second])
    assert room.one("card", principle)["stories"] == [first, second]
    assert room.one("mine", principle, "phone", room.ben)["stories"] == [first, second]


def test_taking_up_anothers_words_says_where_they_come_from(room: ARoom) -> None:
    first = room.adds(room.ann, "Time")
    again = room.adds(room.ben, "Time", from_=[first])
    stored = everything_stored(room)
    assert repr((again, "from", first)) in stored


def test_nothing_comes_from_itself(room: ARoom) -> None:
    card = room.adds(room.ann, "Time")
    room.do(room.ann, "contribution.change", id=card, from_=[card])
    assert repr((card, "from", card)) not in everything_stored(room)


def test_words_about_a_story_that_was_withdrawn_meanwhile_are_taken(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story")
    room.do(room.ann, "contribution.withdraw", id=story)
    principle = room.adds(room.ben, "Going at their pace", stories=[story])
    assert room.one("card", principle)["stories"] == []


def test_withdrawing_deletes_every_word_and_keeps_that_it_was_there(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story", **STORY)
    room.do(room.ann, "contribution.withdraw", id=story)
    stored = everything_stored(room)
    for word in ("sat with", "Practising", "More time", "first_name"):
        assert word not in stored
    mine = room.one("mine", story, "phone", room.ann)
    assert (mine["state"], mine["happened"], mine["consent"]) == ("withdrawn", "", None)
    for lens in ("board", "desk", "sorter"):
        assert not room.sees("card", story, lens)


def test_no_receipt_change_or_undo_repeats_a_text(room: ARoom) -> None:
    card = room.adds(room.ann, "Unmistakable words")
    room.do(room.desk, "card.hide", id=card, reason="Unmistakable words")
    room.do(room.desk, "card.restore", id=card)
    assert everything_stored(room).count("Unmistakable") == 1


def test_a_principle_stands_without_a_story_that_was_withdrawn(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story")
    principle = room.adds(room.ben, "Going at their pace", stories=[story])
    seq = room.seq
    room.do(room.ann, "contribution.withdraw", id=story)
    told = room.since(room.audience("phone", room.ben), seq)["put"]["mine"]
    assert [(one["id"], one["stories"]) for one in told] == [(principle, [])]


def test_withdrawing_twice_is_as_once(room: ARoom) -> None:
    card = room.adds(room.ann, "Time")
    room.do(room.ann, "contribution.withdraw", id=card)
    seq = room.seq
    assert room.do(room.ann, "contribution.withdraw", id=card)["state"] == "withdrawn"
    assert room.seq == seq


def test_a_name_appears_with_consent_and_goes_with_it(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story", consent="anonymous")
    for level, credit in (("first_name", "Ann"), ("room", None)):
        room.do(room.ann, "contribution.consent", id=story, consent=level)
        assert room.one("card", story, "board")["credit"] == credit


def test_consent_that_does_not_change_has_no_number(room: ARoom) -> None:
    story = room.adds(room.ann, "I sat with him.", "story", consent="anonymous")
    seq = room.seq
    room.do(room.ann, "contribution.consent", id=story, consent="anonymous")
    assert room.seq == seq


def test_R03_the_same_cid_counts_once(room: ARoom) -> None:
    fields = {"activity": room.current, "kind": "principle", "text": "Time"}
    first = room.do(room.ann, "contribution.add", cid="the-same-tap", **fields)
    assert room.do(room.ann, "contribution.add", cid="the-same-tap", **fields) == first
    assert len(room.all("card")) == 1


def test_without_a_partner_nobody_writes_for_one(room: ARoom) -> None:
    with pytest.raises(NotAllowed) as refused:
        room.adds(room.ann, "Her story", "story", teller="partner")
    assert (refused.value.field, str(refused.value)) == ("teller", "Find your partner first.")
    assert room.adds(room.ann, "My story", "story", teller="me")
