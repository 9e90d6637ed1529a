"""The program that measures themes: its figures, its facilitators and its board."""

import pytest

from bench.themes import ROOMS, ROWS, Row, measure, read
from bench.themes_acts import Facilitator
from bench.themes_board import Board
from bench.themes_metrics import agreement
from oasis_live.themes.meaning.lexical import LEXICAL

CODES = ["home", "home", "food", "food"]
TEXTS = ["A bed near home", "Near home, a bed", "Warm food and tea", "Tea and warm food"]


def test_agreement_is_one_for_the_same_groups_under_other_names() -> None:
    assert agreement(CODES, ["b", "b", "a", "a"]) == agreement(CODES, CODES)
    assert agreement(CODES, CODES).bf1 == 1


def test_cards_without_a_theme_are_alone_and_not_together() -> None:
    assert agreement(CODES, [None] * 4).bf1 == pytest.approx(2 / 3)
    assert agreement(CODES, ["a"] * 4).ami == pytest.approx(0)


@pytest.fixture
def board() -> Board:
    made = Board(LEXICAL)
    for text in TEXTS:
        made.add(text)
    made.tick()
    return made


def test_a_facilitator_merges_what_is_doubled_and_moves_what_is_wrong(board: Board) -> None:
    whole = board.move(0, None)
    assert board.move(2, whole) == whole
    one = Facilitator(board, CODES, "fac", seed=1)
    for _act in range(8):
        one.act()
    assert agreement(CODES, board.state()).bf1 == 1
    assert not one.act()


def test_a_theme_that_was_merged_leads_to_the_other(board: Board) -> None:
    one, other = board.move(0, None), board.move(2, None)
    assert one
    assert other
    board.merge(one, other)
    assert board.resolve(one) == other
    assert board.state()[0] == other


def test_the_projects_own_room_keeps_what_people_put_somewhere() -> None:
    cards = read(ROOMS)["oasis-0052"]
    figures = measure(Row("lexical", lambda: Board(LEXICAL), ways=("fac",)), cards[:24])
    assert figures["fac kept"] == 1
    assert figures["fac 20"] > figures["BF1"]


@pytest.mark.parametrize("row", ["nearest", "batch"])
def test_a_board_to_compare_with_gathers_and_keeps_what_a_person_placed(row: str) -> None:
    made = next(one.board for one in ROWS if one.name == row)()
    for text in TEXTS:
        made.add(text)
    made.tick()
    # Of two cards nothing is said, so the first two may wait.
    assert made.state()[2] == made.state()[3] is not None
    theme = made.move(0, None)
    made.tick()
    assert made.state()[0] == theme
