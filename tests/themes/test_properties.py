"""What holds for the board of meaning, whatever arrives and whatever people do to it."""

import random
from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.themes_board import Board
from oasis_live.themes.meaning.lexical import LEXICAL

WORDS = ("time", "listen", "bed", "home", "neighbours", "tea", "trust", "night", "door", "garden")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join)
ROOMS = st.lists(SENTENCES, min_size=8, max_size=24)


def played(said: list[str], seed: int) -> tuple[Board, dict[int, str | None]]:
    """A board on which a person acts while cards arrive, and where that person left which card."""
    board, chance, placed = Board(LEXICAL), random.Random(seed), dict[int, str | None]()
    for number, text in enumerate(said):
        board.add(text)
        if number % 4 == 3:
            board.tick()
            card = chance.randrange(number + 1)
            themes = sorted({one for one in board.state() if one})
            target = chance.choice([*themes, None])
            placed[card] = board.move(card, target, learn=chance.random() < 0.5)
            if len(themes) > 2 and chance.random() < 0.3:
                board.merge(*chance.sample(themes, 2))
    return board, placed


@given(said=ROOMS, later=ROOMS, seed=st.integers(0, 99))
@settings(deadline=None, max_examples=12)
def test_a_placed_card_stays_placed_whatever_arrives_and_however_many_ticks(
    said: list[str], later: list[str], seed: int
) -> None:
    """Fails when the sorter moves held cards and `by_machine` asks no `is_free`."""
    board, placed = played(said, seed)
    for text in later:
        board.add(text)
        board.tick()
    state = board.state()
    for card, theme in placed.items():
        assert theme is None or state[card] == board.resolve(theme)


@given(said=ROOMS, seed=st.integers(0, 99))
@settings(deadline=None, max_examples=12)
def test_the_same_facts_give_the_same_board(said: list[str], seed: int) -> None:
    one, other = played(said, seed)[0], played(said, seed)[0]
    assert one.state() == other.state()
    copied = deepcopy(one)
    one.tick()
    copied.tick()
    assert one.state() == copied.state()


@given(said=ROOMS, seed=st.integers(0, 99))
@settings(deadline=None, max_examples=12)
def test_a_theme_that_people_touched_is_neither_merged_nor_split_by_a_tick(
    said: list[str], seed: int
) -> None:
    """At most the budget of single cards leaves such a theme, and it is there as before."""
    board, placed = played(said, seed)
    touched = {board.resolve(theme) for theme in placed.values() if theme} & set(board.state())
    # What a person's last move takes along is no tick's doing.
    board.tick()
    before = board.state()
    board.tick()
    after = board.state()
    assert touched <= set(before)
    assert touched <= set(after)
    left = sum(was in touched and was != now for was, now in zip(before, after, strict=True))
    assert left <= max(2, int(0.04 * len(said)))


@given(said=ROOMS, seed=st.integers(0, 99))
@settings(deadline=None, max_examples=12)
def test_no_tick_moves_more_than_its_budget(said: list[str], seed: int) -> None:
    """Single cards 4 %, splits and merges 8 % each, also while the room comes to rest."""
    board, _placed = played(said, seed)
    # What a person's last move takes along is no tick's doing.
    board.tick()
    n = len(said)
    for _tick in range(4):
        before = board.state()
        board.tick()
        after = board.state()
        moved = sum(bool(was) and was != now for was, now in zip(before, after, strict=True))
        assert moved <= max(2, int(0.04 * n)) + 2 * max(3, int(0.08 * n))
