"""What the one way in promises."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Conflict, Empty, Gone, Malformed, NotAllowed, NotFound
from tests.engine.notes import AUDIENCES, PEOPLE, NoteRoom

DESK = AUDIENCES[2]


@pytest.fixture
def room(database: str) -> Iterator[NoteRoom]:
    made = NoteRoom(database)
    yield made
    made.database.close()


def test_R03_the_same_cid_counts_once(room: NoteRoom) -> None:
    first = room.do("ann", "note.write", text="Time to sit", cid="same-cid-1")
    again = room.do("ann", "note.write", text="Time to sit", cid="same-cid-1")
    assert again == first
    assert room.fresh(DESK)["count", "count"]["notes"] == 1


def test_two_people_may_use_the_same_cid(room: NoteRoom) -> None:
    room.do("ann", "note.write", text="one", cid="same-cid-1")
    room.do("ben", "note.write", text="two", cid="same-cid-1")
    assert room.fresh(DESK)["count", "count"]["notes"] == 2


def test_a_cid_with_another_body_is_a_conflict_where_the_command_says_so(room: NoteRoom) -> None:
    room.do("ann", "note.write", text="one", cid="same-cid-1")
    with pytest.raises(Conflict):
        room.do("ann", "note.write", text="another", cid="same-cid-1")


@pytest.mark.parametrize("cid", ["short", "x" * 65, "with space", "dots.dots.", "ünïcode-1", ""])
def test_a_cid_of_another_form_is_malformed(room: NoteRoom, cid: str) -> None:
    with pytest.raises(Malformed) as refused:
        room.do("ann", "note.write", text="one", cid=cid or " ")
    assert refused.value.field == "cid"


def test_every_accepted_command_gets_the_next_number(room: NoteRoom) -> None:
    answers = [room.do("ann", "note.write", text=str(n)) for n in range(3)]
    assert [answer["seq"] for answer in answers] == [1, 2, 3]


def test_what_was_written_before_a_refusal_does_not_stay(room: NoteRoom) -> None:
    with pytest.raises(Empty):
        room.do("ann", "note.write", text="")
    assert room.fresh(DESK)["count", "count"]["notes"] == 0


def test_a_refused_cid_may_be_tried_again(room: NoteRoom) -> None:
    with pytest.raises(Empty):
        room.do("ann", "note.write", text="", cid="same-cid-1")
    assert room.do("ann", "note.write", text="now", cid="same-cid-1")["ok"]


def test_S02_a_removed_person_has_nothing_accepted_any_more(room: NoteRoom) -> None:
    """Mutation: `_sender` takes who isn't found for who they say they are -> fails."""
    del room.people[PEOPLE["ann"].bearer]
    with pytest.raises(Gone):
        room.do("ann", "note.write", text="still here?")
    assert room.fresh(DESK)["count", "count"]["notes"] == 0


def test_S02_a_demotion_takes_effect_with_the_next_command(room: NoteRoom) -> None:
    room.do("desk", "note.write", text="x")
    room.people["b-desk"] = replace(PEOPLE["desk"], role=Role.BOARD)
    with pytest.raises(NotAllowed):
        room.do("desk", "note.write", text="y")


def test_an_unknown_command_and_an_unknown_field_are_malformed(room: NoteRoom) -> None:
    with pytest.raises(Malformed):
        room.do("ann", "note.shout", text="x")
    with pytest.raises(Malformed) as refused:
        room.do("ann", "note.write", text="x", admin=True)
    assert refused.value.field == "admin"


def test_undo_brings_back_what_was_wiped_and_redo_wipes_it_again(room: NoteRoom) -> None:
    note = room.do("desk", "note.write", text="keep me")["id"]
    wiped = room.do("desk", "note.wipe", id=note)
    assert room.do("desk", "undo")["undo"] == wiped["undo"]
    assert ("note", note) in room.fresh(DESK)
    room.do("desk", "redo", id=wiped["undo"])
    assert ("note", note) not in room.fresh(DESK)


def test_undo_without_an_act_says_so(room: NoteRoom) -> None:
    with pytest.raises(NotFound, match="nothing to undo"):
        room.do("desk", "undo")


def test_a_participant_has_no_undo(room: NoteRoom) -> None:
    with pytest.raises(NotAllowed):
        room.do("ann", "undo")


def test_a_moment_runs_in_the_same_transaction_and_its_entries_are_told(database: str) -> None:
    heard: list[str] = []

    def listen(_tx: Tx, ids: tuple[str, ...]) -> frozenset[Ref]:
        heard.extend(ids)
        return frozenset({Ref("count", "count", to="staff")})

    room = NoteRoom(database, Moment("note.written", listen, ("count",)))
    note = room.do("ann", "note.write", text="x")["id"]
    room.database.close()
    assert heard == [note]


def test_receipts_changes_and_actions_never_repeat_a_text(room: NoteRoom) -> None:
    room.do("ann", "note.write", text="nobody-repeats-this")
    with room.database.engine.connect() as connection:
        for table in ("receipt", "change", "action", "undo"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            assert "nobody-repeats-this" not in repr(rows)
        assert connection.execute(text("SELECT count(*) FROM action")).scalar() == 1
