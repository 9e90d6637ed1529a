"""Why a card is here, and what stands for a theme."""

import numpy as np

from oasis_live.themes.meaning import explain
from oasis_live.themes.meaning.answer import Extremes
from oasis_live.themes.meaning.shared import Words, beside
from oasis_live.themes.meaning.vectors import unit
from oasis_live.themes.meaning.words import stems

Z = unit(np.array([[1.0, 0, 0], [1, 0.2, 0], [1, 0.6, 0], [0, 1, 0], [0, 1, 0.1], [1, 0.9, 0]]))
TEXTS = ["Listening", "They listened well", "Time to listen", "A bed", "Beds near home", "Both"]
IDS = [f"c{n}" for n in range(6)]


def test_a_card_tells_its_two_nearest_cards_the_words_they_share_and_the_next_theme() -> None:
    near, why = explain.why(Z, TEXTS, {"t": [0, 1, 2], "u": [3, 4]}, 0, theta=0.1)
    assert near == [1, 2]
    assert why.words == ("listening",)
    assert (why.strength, why.next) == ("close", "u")


def test_a_card_that_is_nowhere_has_a_next_theme_only() -> None:
    near, why = explain.why(Z, TEXTS, {"t": [0, 1], "u": [3, 4]}, 5, theta=0.1)
    assert not near
    assert not why.words
    assert why.next == "t"


def test_strength_has_three_words() -> None:
    likeness = (0.3, 0.2, 0.1)
    assert [explain.strength(one, 0.12) for one in likeness] == ["close", "fits", "loose"]


def test_a_theme_has_a_typical_and_an_unusual_card() -> None:
    found = explain.extremes(Z, IDS, [0, 1, 3])
    assert (found.typical, found.unusual) == ("c1", "c3")
    assert explain.extremes(Z, IDS, [4]) == Extremes("c4", "c4")
    everywhere = [0, 5, 2, 3, 1, 4]
    alike = [explain.mean_likeness(Z, one, everywhere) for one in everywhere]
    typical, unusual = everywhere[int(np.argmax(alike))], everywhere[int(np.argmin(alike))]
    assert explain.extremes(Z, IDS, everywhere) == Extremes(IDS[typical], IDS[unusual])


def test_names_that_people_gave_come_first() -> None:
    themes = [("a", False), ("b", False), ("d", False), ("c", True)]
    assert explain.nearest_themes(Z[:1], Z[:4], themes) == [["c", "a", "b"]]
    assert explain.nearest_themes(Z[:2], Z[:0], []) == [[], []]


def test_cards_of_one_kind_that_say_the_same_are_paired_and_others_not() -> None:
    """Fails when a pair is offered that the room refuses to merge."""
    z, ids = Z[[0, 1, 3, 0]], ["c0", "c1", "c3", "c4"]
    kinds = ["principle", "principle", "principle", "condition"]
    assert explain.same(z, ids, kinds, [1, 2, 3]) == [("c0", "c1")]


def test_a_typed_text_finds_what_is_like_it_and_nothing_else() -> None:
    assert explain.near_text(Z, IDS, Z[3], most=3) == ("c3", "c4", "c5")
    assert explain.near_text(Z, IDS, -Z[3], most=3) == ()


def test_shared_words_count_for_their_share() -> None:
    texts = ["Time to listen", "Listening takes time", "A bed"]
    known = Words()
    known.count(texts)
    words = known.rows(texts)
    for text in (*texts, "A new one", ""):
        assert np.allclose(known.row(text), known.rows([text])[0], atol=1e-6)
    both = beside(np.eye(3), words, 0.4)
    assert np.isclose(both[0] @ both[1], 0.4 * words[0] @ words[1])
    assert words[0] @ words[1] > 0.5 > abs(words[0] @ words[2])
    assert np.allclose(np.linalg.norm(both, axis=1), 1)


def test_forms_of_one_word_have_one_stem() -> None:
    assert len({*stems("listen listens listened listening")}) == 1
    assert stems("The and with") == []
    assert {*stems("carer carers")} == {*stems("carers")}
