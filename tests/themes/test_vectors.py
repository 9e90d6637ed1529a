"""From texts to numbers."""

import numpy as np
import pytest

from oasis_live.themes.meaning.label import title
from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.vectors import centre, likeness_inside, unit

TEXTS = [
    "Time to listen",
    "Time to listen to people",
    "Humour keeps us human",
    "Laughing with people, humour at work",
    "A bed near home",
]


def test_texts_with_the_same_words_are_more_alike_than_others() -> None:
    z = LEXICAL.vectors(TEXTS)
    alike = z @ z.T
    assert alike[0, 1] > max(alike[0, 2], alike[0, 3], alike[0, 4])
    assert alike[2, 3] > max(alike[2, 0], alike[2, 4])


@pytest.mark.parametrize(
    "texts", [["!"], ["…", "?"], ["the"], ["a b"], ["one"], ["你好", "سلام", "Time"]]
)
def test_any_texts_have_vectors_of_length_one_or_nothing(texts: list[str]) -> None:
    z = LEXICAL.vectors(texts)
    length = np.linalg.norm(z, axis=1)
    assert len(z) == len(texts)
    assert np.all(np.isclose(length, 1) | (length == 0))


@pytest.mark.parametrize("many", [1, 2, 7, 40])
def test_the_likeness_inside_a_group_is_the_mean_of_each_rows_likeness_to_the_others(
    many: int,
) -> None:
    """Without a look at each pair. Mutation: itself not left out -> all are too much alike."""
    z = unit(np.random.default_rng(many).normal(size=(many, 6)))
    pairs = z @ z.T
    naive = [(pairs[i].sum() - pairs[i, i]) / (many - 1) if many > 1 else 0.0 for i in range(many)]
    assert np.allclose(likeness_inside(z), naive)


def test_the_same_texts_have_the_same_vectors() -> None:
    assert (LEXICAL.vectors(TEXTS) == LEXICAL.vectors(TEXTS)).all()


def test_larger_rooms_ask_for_more_likeness() -> None:
    assert LEXICAL.theta(30) < LEXICAL.theta(300) < LEXICAL.theta(2000)
    assert LEXICAL.theta(1) == LEXICAL.theta(10)


def test_what_all_of_a_sort_share_is_taken_out() -> None:
    x = unit(np.array([[5.0, 1, 0], [5, 0, 1], [5, 1, 1], [0, 1, 5], [1, 0, 5]]))
    sorts = ["short"] * 3 + ["long"] * 2
    z = centre(x, sorts).out_of(x, sorts)
    assert z[0] @ z[1] < x[0] @ x[1]
    assert np.allclose(np.linalg.norm(z, axis=1), 1)


def test_names_are_judged_by_what_the_cards_have_in_common() -> None:
    x = unit(np.array([[5.0, 1, 0], [5, 0, 1], [5, 1, 1]]))
    of_cards = centre(x, ["short"] * 3)
    named = of_cards.out_of(np.vstack([x, x[:1]]), ["short"] * 4)
    assert np.allclose(named[3], named[0])


def test_a_row_of_zeros_stays_one() -> None:
    assert unit(np.zeros((1, 4))).tolist() == [[0, 0, 0, 0]]


def test_a_group_is_called_by_the_card_nearest_its_centre() -> None:
    z = unit(np.array([[1.0, 0.6], [1, 0], [1, -0.6], [0, 1]]))
    assert title(z, [0, 1, 2], [False] * 4, None) == 1


def test_a_title_stays_until_another_card_is_much_nearer() -> None:
    z = unit(np.array([[1.0, 0.3], [1, 0], [1, -0.3], [0.2, 1]]))
    assert title(z, [0, 1, 2], [False] * 4, kept=0) == 0
    assert title(z, [0, 1, 2, 3], [False] * 4, kept=3) == 0
    assert title(z, [1, 2], [False] * 4, kept=0) == 1


def test_a_short_sentence_is_a_better_name_than_a_long_one() -> None:
    z = unit(np.array([[1.0, 0.3], [1, 0], [1, -0.3]]))
    assert title(z, [0, 1, 2], [False, True, False], None) == 0


def test_a_card_alone_gives_its_own_name() -> None:
    assert title(np.eye(2), [1], [False, False], None) == 1
