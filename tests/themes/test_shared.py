"""Shared words, from one look to the next: what is kept between them must not be seen."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.themes.meaning.shared import Words
from oasis_live.themes.meaning.words import stems

TEXTS = st.lists(
    st.lists(st.sampled_from(("time", "tea", "trust", "night", "door", "garden")), max_size=4).map(
        " ".join
    ),
    max_size=6,
)


@given(looks=st.lists(TEXTS, min_size=1, max_size=5))
def test_words_that_were_counted_before_weigh_as_if_they_were_new(looks: list[list[str]]) -> None:
    """Mutations: no `_forget` → fails: stems of texts that are gone stay; `_said` keeps its numbers
    in it → fails: texts get others' directions.
    """
    kept = Words()
    for texts in looks:
        kept.count(texts)
        fresh = Words()
        fresh.count(texts)
        asked = [*texts, "bed", "tea"]
        assert np.array_equal(kept.rows(asked), fresh.rows(asked))
        assert np.array_equal(kept.row("tea and time"), fresh.row("tea and time"))
        assert kept.known == {stem for text in texts for stem in stems(text)}
