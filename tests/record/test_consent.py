"""No word that stays in the room, and no name beyond its consent, is in any format."""

from hypothesis import given, settings

from oasis_live.kernel.consent import Level
from oasis_live.record.rules import Held, Room, record_of
from tests.record.reading import everything
from tests.record.rooms import rooms


def leaves(held: Held) -> bool:
    if held.state != "shown":
        return False
    return held.kind != "story" or held.consent in {Level.ANONYMOUS, Level.FIRST_NAME}


def missing_and_leaked(room: Room, told: str) -> tuple[set[str], set[str]]:
    """Words that should be told and are not, and words that are and should not be."""
    should = {
        word
        for one in room.contributions
        if leaves(one)
        for text in one.texts
        for word in text.split()
    }
    should |= {
        one.name.split()[0]
        for one in room.contributions
        if leaves(one) and one.kind == "story" and one.consent is Level.FIRST_NAME and one.name
    }
    every = {
        word
        for one in room.contributions
        for text in (*one.texts, one.name or "")
        for word in text.split()
    }
    found = {word for word in every if word in told}
    return should - found, found - should


@settings(max_examples=60, deadline=None)
@given(rooms())
def test_what_leaves_is_exactly_what_may(room: Room) -> None:
    for form, told in everything(record_of(room)).items():
        assert missing_and_leaked(room, told) == (set(), set()), form
