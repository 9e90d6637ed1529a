"""Hold, accept, hide, restore and merge: what may be on the wall."""

import pytest

from oasis_live.kernel.refused import Conflict, Malformed, NotAllowed, NotFound
from tests.a_room import ARoom


@pytest.fixture
def held(room: ARoom) -> ARoom:
    """A room where somebody reads everything first."""
    room.do(room.desk, "room.hold", on=True)
    return room


def on_the_board(room: ARoom) -> list[str]:
    return [one["text"] for one in room.all("card", "board")]


def state(room: ARoom, card: str) -> str:
    return str(room.one("mine", card, "phone", room.ann)["state"])


def test_under_hold_nothing_is_on_the_board_until_it_was_read(held: ARoom) -> None:
    card = held.adds(held.ann, "Time")
    assert (on_the_board(held), state(held, card)) == ([], "checking")
    assert held.one("card", card)["state"] == "checking"
    assert not held.sees("card", card, "sorter")
    held.do(held.desk, "card.accept", id=card)
    assert (on_the_board(held), state(held, card)) == (["Time"], "shown")


def test_ending_the_hold_releases_nothing_by_itself(held: ARoom) -> None:
    card = held.adds(held.ann, "Time")
    held.do(held.desk, "room.hold", on=False)
    assert on_the_board(held) == []
    held.do(held.ann, "contribution.change", id=card, text="Having time")
    assert on_the_board(held) == []
    assert held.adds(held.ann, "Trust")
    assert on_the_board(held) == ["Trust"]


def test_under_hold_a_changed_text_is_checked_again(room: ARoom) -> None:
    card = room.adds(room.ann, "Time")
    room.do(room.desk, "room.hold", on=True)
    assert room.do(room.ann, "contribution.change", id=card, text="New")["state"] == "checking"
    assert on_the_board(room) == []


def test_accepting_all_is_one_act_with_one_undo(held: ARoom) -> None:
    cards = [held.adds(held.ann, text) for text in ("Time", "Trust", "Tea")]
    done = held.do(held.desk, "card.accept", ids=cards)
    assert on_the_board(held) == ["Time", "Trust", "Tea"]
    held.do(held.desk, "undo", id=done["undo"])
    assert on_the_board(held) == []
    held.do(held.desk, "redo", id=done["undo"])
    assert on_the_board(held) == ["Time", "Trust", "Tea"]


def test_accept_all_goes_on_when_one_was_withdrawn_or_hidden_meanwhile(held: ARoom) -> None:
    gone, hidden, waits = (held.adds(held.ann, text) for text in ("Gone", "Rude", "Time"))
    held.do(held.ann, "contribution.withdraw", id=gone)
    held.do(held.desk, "card.hide", id=hidden)
    held.do(held.desk, "card.accept", ids=[gone, hidden, waits])
    assert on_the_board(held) == ["Time"]


def test_undo_puts_back_what_is_still_there(held: ARoom) -> None:
    gone, stays = (held.adds(held.ann, text) for text in ("Gone", "Time"))
    done = held.do(held.desk, "card.accept", ids=[gone, stays])
    held.do(held.ann, "contribution.withdraw", id=gone)
    held.do(held.desk, "undo", id=done["undo"])
    assert state(held, stays) == "checking"
    assert state(held, gone) == "withdrawn"


def test_what_was_withdrawn_can_be_neither_accepted_nor_hidden_nor_restored(held: ARoom) -> None:
    card = held.adds(held.ann, "Time")
    held.do(held.ann, "contribution.withdraw", id=card)
    for command in ("card.accept", "card.hide", "card.restore"):
        with pytest.raises(Conflict) as refused:
            held.do(held.desk, command, id=card)
        assert refused.value.present == {"id": card, "state": "withdrawn"}


def test_a_hidden_card_is_on_no_board_and_comes_back(room: ARoom) -> None:
    card = room.adds(room.ann, "Rude")
    done = room.do(room.desk, "card.hide", id=card, reason="rude")
    assert (on_the_board(room), state(room, card)) == ([], "hidden")
    assert room.one("card", card)["reason"] == "rude"
    room.do(room.desk, "undo", id=done["undo"])
    assert on_the_board(room) == ["Rude"]
    room.do(room.desk, "redo", id=done["undo"])
    room.do(room.desk, "card.restore", id=card)
    assert (on_the_board(room), room.one("card", card)["reason"]) == (["Rude"], "")


def test_an_authors_change_does_not_bring_a_hidden_card_back(room: ARoom) -> None:
    card = room.adds(room.ann, "Rude")
    room.do(room.desk, "card.hide", id=card)
    room.do(room.ann, "contribution.change", id=card, text="Still rude")
    assert (on_the_board(room), state(room, card)) == ([], "hidden")


def test_a_rude_word_is_taken_off_the_wall_after_the_end_as_well(room: ARoom) -> None:
    card = room.adds(room.ann, "Rude")
    room.do(room.desk, "room.end")
    room.do(room.desk, "card.hide", id=card)
    assert on_the_board(room) == []


def test_the_author_does_not_read_why_a_card_was_hidden(room: ARoom) -> None:
    card = room.adds(room.ann, "Rude")
    room.do(room.desk, "card.hide", id=card, reason="names a colleague")
    assert "colleague" not in str(room.fresh(room.audience("phone", room.ann)))


def test_hiding_twice_is_one_act(room: ARoom) -> None:
    card = room.adds(room.ann, "Rude")
    room.do(room.desk, "card.hide", id=card)
    assert "undo" not in room.do(room.desk, "card.hide", id=card)


@pytest.mark.parametrize("fields", [{}, {"ids": []}, {"id": 7}, {"ids": "c1"}, {"id": "", "x": 1}])
def test_S01_a_forged_accept_is_malformed(held: ARoom, fields: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        held.do(held.desk, "card.accept", cid=None, **fields)


def test_what_is_not_in_this_room_is_not_found(held: ARoom) -> None:
    card = held.adds(held.ann, "Time")
    for ids in (["elsewhere"], [card, "elsewhere"]):
        with pytest.raises(NotFound):
            held.do(held.desk, "card.accept", ids=ids)
    assert on_the_board(held) == []


def test_S01_nobody_but_the_desk_decides_over_cards(held: ARoom) -> None:
    card = held.adds(held.ann, "Time")
    before = held.seq
    for somebody in (held.ann, held.board, held.sorter):
        for command in ("card.accept", "card.hide", "card.restore"):
            with pytest.raises(NotAllowed):
                held.do(somebody, command, id=card)
    assert held.seq == before


def merged(room: ARoom) -> tuple[str, str]:
    """Ann's card inside Ben's: both ids."""
    one, into = room.adds(room.ann, "Having time"), room.adds(room.ben, "Time")
    room.do(room.desk, "card.merge", from_=one, into=into)
    return one, into


def test_a_merged_card_keeps_both_wordings_and_counts_once(room: ARoom) -> None:
    one, into = merged(room)
    assert room.one("card", into, "board")["wordings"] == ["Time", "Having time"]
    assert not room.sees("card", one)
    assert room.one("room", "room")["counts"]["principles"] == 1
    assert state(room, one) == "shown"


def test_words_that_nobody_has_read_do_not_reach_the_board_inside_another_card(
    room: ARoom,
) -> None:
    into = room.adds(room.ben, "Time")
    room.do(room.desk, "room.hold", on=True)
    unread = room.adds(room.ann, "Unread")
    with pytest.raises(Conflict):
        room.do(room.desk, "card.merge", from_=unread, into=into)
    room.do(room.desk, "card.accept", id=unread)
    room.do(room.desk, "card.merge", from_=unread, into=into)
    room.do(room.ann, "contribution.change", id=unread, text="Changed and unread")
    assert "unread" not in str(room.fresh(room.audience("board"))).lower()
    assert room.one("card", unread)["state"] == "checking"


def test_a_changed_wording_stands_alone_once_it_was_read(room: ARoom) -> None:
    one, into = merged(room)
    room.do(room.desk, "room.hold", on=True)
    room.do(room.ann, "contribution.change", id=one, text="Something else")
    room.do(room.desk, "card.accept", id=one)
    assert on_the_board(room) == ["Something else", "Time"]
    assert room.one("card", into)["wordings"] == []


def test_a_withdrawn_wording_is_gone_from_the_card(room: ARoom) -> None:
    one, into = merged(room)
    room.do(room.ann, "contribution.withdraw", id=one)
    assert room.one("card", into, "board")["wordings"] == []


def test_wordings_stand_on_their_own_when_their_card_is_withdrawn(room: ARoom) -> None:
    one, into = merged(room)
    room.do(room.ben, "contribution.withdraw", id=into)
    assert on_the_board(room) == ["Having time"]
    assert room.sees("card", one)


def test_a_hidden_wording_is_not_on_the_board(room: ARoom) -> None:
    one, into = merged(room)
    room.do(room.desk, "card.hide", id=one)
    assert room.one("card", into, "board")["wordings"] == []
