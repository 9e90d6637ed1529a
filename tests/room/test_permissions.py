"""Who may send what (S01). Whoever may not is refused, and nothing of it is stored."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from oasis_live.kernel.person import LENSES_OF, Lens, Person, Role
from oasis_live.kernel.refused import Gone, NotAllowed, NotFound, NotOpen
from oasis_live.main import windows
from oasis_live.main.house import all_commands
from oasis_live.people.store import was_removed
from oasis_live.web.identity import Doorkeeper
from tests.a_room import ARoom
from tests.room.packets import FIELDS
from tests.room.scenes import Busy

COMMANDS = all_commands().commands
# Who can come in by a socket. The others act from our own pages only.
BY_SOCKET = frozenset(LENSES_OF)
BEHIND_PAGES = frozenset(Role) - BY_SOCKET


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Busy]:
    """One room for all refusals: none of them changes it."""
    room = ARoom(tmp_path_factory.mktemp("busy"))
    yield Busy(room)
    room.close()


def people(room: ARoom) -> dict[Role, Person]:
    """Somebody of each role who can come in by a socket."""
    everybody = (room.ann, room.desk, room.board, room.sorter)
    return {person.role: person for person in everybody}


def test_every_command_says_who_may_send_it_and_has_a_pace() -> None:
    assert COMMANDS.keys() == FIELDS.keys()
    for command in COMMANDS.values():
        assert command.who, command.name
        assert 0 < command.per_minute <= 1200, command.name


@pytest.mark.parametrize("name", COMMANDS)
def test_S01_whoever_may_not_send_a_command_is_refused_and_nothing_changes(
    busy: Busy, name: str
) -> None:
    """Mutation: `_accept` doesn't ask for the role -> fails for every command."""
    before = busy.room.stored()
    for role, person in people(busy.room).items():
        if role not in COMMANDS[name].who:
            with pytest.raises(NotAllowed):
                busy.room.do(person, name, **FIELDS[name](busy))
    assert busy.room.stored() == before


@pytest.mark.parametrize("name", COMMANDS)
def test_S01_saying_that_one_is_somebody_else_makes_nobody_more(busy: Busy, name: str) -> None:
    room = busy.room
    before = room.stored()
    for claimed in set(Role) - {Role.PARTICIPANT}:
        liar = Person(room.ann.id, room.id, claimed, room.ann.bearer, "Ann")
        if Role.PARTICIPANT not in COMMANDS[name].who:
            with pytest.raises(NotAllowed):
                room.do(liar, name, **FIELDS[name](busy))
    assert room.stored() == before


@pytest.mark.parametrize("role", sorted(BEHIND_PAGES))
@pytest.mark.parametrize("bearer", ["organiser:1", "system", "arriving:room", "the command line"])
def test_S01_nobody_on_the_wire_acts_as_our_own_pages_do(
    busy: Busy, role: Role, bearer: str
) -> None:
    before = busy.room.stored()
    for name in COMMANDS:
        person = Person("x", busy.room.id, role, bearer)
        with pytest.raises(Gone):
            busy.room.do(person, name, **FIELDS[name](busy))
    assert busy.room.stored() == before


LENSES: tuple[Lens, ...] = ("phone", "board", "desk", "sorter")


@pytest.fixture(scope="module")
def door(busy: Busy) -> Doorkeeper:
    house = busy.room.house
    return Doorkeeper(house.database, windows.identify(house), was_removed)


@pytest.mark.parametrize("lens", LENSES)
def test_S01_a_token_opens_its_own_lens_and_no_other(
    busy: Busy, door: Doorkeeper, lens: Lens
) -> None:
    tokens = busy.room.tokens
    opened = {role for role, token in tokens.items() if door.of_token(busy.room.id, lens, token)}
    assert opened == {role for role in BY_SOCKET if lens in LENSES_OF[role]}


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("token", ["", "x", "sorter.0", "person:1", "key:1", "ключ", "\x00", "a.b"])
def test_S01_a_token_that_nobody_gave_out_opens_nothing(
    busy: Busy, door: Doorkeeper, lens: Lens, token: str
) -> None:
    assert door.of_token(busy.room.id, lens, token) is None


def test_S01_a_token_of_one_room_opens_no_other(busy: Busy, door: Doorkeeper) -> None:
    for role, token in busy.room.tokens.items():
        if role is not Role.SORTER:
            assert all(door.of_token("another-room", lens, token) is None for lens in LENSES)


def test_S01_nobody_acts_on_what_is_in_another_room(a_room: ARoom) -> None:
    here = Busy(a_room)
    there = a_room.beside()
    before = a_room.stored()
    elsewhere = (NotAllowed, NotFound, NotOpen, Gone)
    for name in ("card.hide", "card.merge", "theme.rename", "theme.place", "activity.close"):
        with pytest.raises(elsewhere):
            there.do(there.desk, name, **FIELDS[name](here))
    for name in ("contribution.change", "contribution.withdraw", "ballot.cast"):
        with pytest.raises(elsewhere):
            there.do(there.ann, name, **FIELDS[name](here))
    with pytest.raises(Gone):
        a_room.do(replace(there.desk, room=a_room.id), "card.hide", id=here.a)
    assert a_room.stored() == before
