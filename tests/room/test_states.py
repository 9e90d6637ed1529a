"""What a paused room and an ended one still let people do."""

from collections.abc import Iterator

import pytest

from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Gone, NotOpen
from oasis_live.main.house import all_commands
from tests.a_room import ARoom
from tests.room.packets import FIELDS
from tests.room.scenes import Busy

COMMANDS = all_commands().commands
BY_PHONE = sorted(name for name, one in COMMANDS.items() if Role.PARTICIPANT in one.who)
AT_THE_DESK = sorted(name for name, one in COMMANDS.items() if Role.FACILITATOR in one.who)
# A teller's word over their own story outlives everything.
ALWAYS = {"contribution.withdraw", "contribution.consent"}
# A rude word is taken off the wall after the end as well.
AFTER_THE_END = {"board.show", "room.reopen", "card.hide", "card.restore"}


@pytest.fixture
def busy(a_room: ARoom) -> Busy:
    return Busy(a_room)


@pytest.fixture
def frozen(busy: Busy) -> Busy:
    busy.desk("room.freeze", on=True)
    return busy


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Busy]:
    """One room for what is refused after the end: that changes nothing."""
    room = ARoom(tmp_path_factory.mktemp("ended"))
    busy = Busy(room)
    busy.desk("room.end")
    yield busy
    room.close()


def test_a_frozen_room_takes_nothing_from_phones_but_a_tellers_own_word(frozen: Busy) -> None:
    before = frozen.room.stored()
    for name in set(BY_PHONE) - ALWAYS:
        with pytest.raises(NotOpen, match="The facilitator has paused the room"):
            frozen.ann(name, **FIELDS[name](frozen))
    assert frozen.room.stored() == before
    assert frozen.ann("contribution.consent", id=frozen.story, consent="room")["ok"]
    assert frozen.ann("contribution.withdraw", id=frozen.story)["ok"]


def test_a_frozen_room_is_still_the_facilitators(frozen: Busy) -> None:
    assert frozen.desk("card.hide", id=frozen.a)["ok"]
    assert frozen.desk("theme.rename", theme=frozen.time, name="New")["ok"]
    assert frozen.desk("room.freeze", on=False)["ok"]
    assert frozen.ann("person.change", name="Anna")["ok"]


@pytest.mark.parametrize("name", sorted({*BY_PHONE, *AT_THE_DESK} - ALWAYS - AFTER_THE_END))
def test_S02_after_the_end_a_command_is_gone_and_nothing_changes(ended: Busy, name: str) -> None:
    """Mutation: `_accept` doesn't ask the gate -> fails for 34 commands."""
    before = ended.room.stored()
    sender = ended.room.ann if name in BY_PHONE else ended.room.desk
    with pytest.raises(Gone, match="This summit has ended"):
        ended.room.do(sender, name, **FIELDS[name](ended))
    assert ended.room.stored() == before


def test_after_the_end_a_teller_may_withdraw_and_a_rude_word_is_hidden(busy: Busy) -> None:
    busy.desk("room.end")
    assert busy.ann("contribution.consent", id=busy.story, consent="room")["ok"]
    assert busy.ann("contribution.withdraw", id=busy.story)["ok"]
    assert busy.desk("card.hide", id=busy.b)["ok"]
    assert busy.desk("card.restore", id=busy.b)["ok"]
    assert busy.desk("board.show", view="blank")["ok"]
    assert busy.desk("room.reopen")["ok"]
    assert busy.ann("person.change", name="Anna")["ok"]


def test_S02_a_link_that_is_taken_back_sends_nothing_any_more(busy: Busy) -> None:
    room = busy.room
    for screen in (room.desk, room.board):
        room.vouched(room.system, "key.revoke", id=screen.id)
    before = room.stored()
    for name in AT_THE_DESK:
        with pytest.raises(Gone, match="no longer in this room"):
            room.do(room.desk, name, **FIELDS[name](busy))
    assert room.stored() == before


def test_S02_somebody_who_was_removed_sends_nothing_any_more(busy: Busy) -> None:
    """Mutation: `_sender` takes who isn't found for who they say they are -> fails."""
    busy.desk("person.remove", id=busy.room.ann.id)
    before = busy.room.stored()
    gone: Person = busy.room.ann
    for name in BY_PHONE:
        with pytest.raises(Gone, match="no longer in this room"):
            busy.room.do(gone, name, **FIELDS[name](busy))
    assert busy.room.stored() == before
