"""A summit's state, the templates of a day, and what the board follows."""

from dataclasses import replace

import pytest

from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Gone, NotOpen
from oasis_live.summits.rules import board as boards
from oasis_live.summits.rules import summit as rules
from oasis_live.summits.rules.activity import Activity, Kind
from oasis_live.summits.rules.board import Board, View
from oasis_live.summits.rules.run_sheets import NAMES, TEMPLATES, holds_first
from oasis_live.summits.rules.summit import State, Summit

PLANNED = Summit(
    id="s", code="K7M4QT", title="Care at its best", topic="", owner="o", date="",
    template="one-hour", state=State.PLANNED, frozen=False, hold=False, phase="Define",
    announcement="", announced_at=0, created_at=0,
)  # fmt: skip
OPEN = rules.open_room(PLANNED)
ENDED = rules.end(OPEN)


def test_nobody_joins_before_the_room_is_open_or_after_the_end() -> None:
    with pytest.raises(NotOpen):
        rules.may_be_joined(PLANNED)
    with pytest.raises(Gone, match="This summit has ended"):
        rules.may_be_joined(ENDED)
    rules.may_be_joined(OPEN)


def test_an_ended_room_is_opened_by_reopen_only() -> None:
    with pytest.raises(Gone):
        rules.open_room(ENDED)
    assert rules.reopen(ENDED).state is State.OPEN
    with pytest.raises(NotOpen):
        rules.reopen(OPEN)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR, Role.SORTER])
def test_S02_after_the_end_nobody_does_what_the_end_forbids(role: Role) -> None:
    with pytest.raises(Gone):
        rules.permit(ENDED, role, while_ended=False, while_frozen=True)
    rules.permit(ENDED, role, while_ended=True, while_frozen=False)


def test_a_frozen_room_refuses_phones_and_not_the_desk() -> None:
    frozen = replace(OPEN, frozen=True)
    with pytest.raises(NotOpen, match="paused the room"):
        rules.permit(frozen, Role.PARTICIPANT, while_ended=False, while_frozen=False)
    rules.permit(frozen, Role.PARTICIPANT, while_ended=False, while_frozen=True)
    rules.permit(frozen, Role.FACILITATOR, while_ended=False, while_frozen=False)


def test_an_announcement_without_words_takes_the_last_one_away() -> None:
    told = rules.announce(OPEN, "Lunch is in the garden", 7)
    assert (told.announcement, told.announced_at) == ("Lunch is in the garden", 7)
    assert rules.announce(told, " ", 8).announcement == ""


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_has_what_a_summit_needs(template: str) -> None:
    kinds = [step.kind for step in TEMPLATES[template]]
    needed = {Kind.INTERVIEWS, Kind.PRINCIPLES, Kind.VOTE, Kind.COMMITMENTS}
    if template != "one-hour":
        needed.add(Kind.QUESTIONS)
    assert needed <= set(kinds)
    assert template in NAMES


def test_only_the_one_hour_summit_shows_words_unscreened() -> None:
    assert [name for name in TEMPLATES if not holds_first(name)] == ["one-hour"]


def test_the_board_follows_a_vote_and_keeps_what_a_break_finds() -> None:
    vote = Activity("v", Kind.VOTE, "Vote", "", "Design", 3)
    pause = Activity("b", Kind.BREAK, "Tea", "", "Design", 4)
    board = boards.follow(Board(View.THEMES), vote)
    assert (board.view, board.activity) == (View.VOTE, "v")
    assert boards.follow(board, pause).view is View.VOTE


def test_a_new_view_forgets_the_last_ones_choices_but_keeps_big_and_still() -> None:
    board = boards.show(Board(big=True), View.SPOTLIGHT, card="c")
    after = boards.show(board, View.THEMES)
    assert (after.card, after.big, after.shown) == (None, True, True)


def test_the_join_view_alone_does_not_open_the_list() -> None:
    assert not boards.show(Board(), View.JOIN).shown
