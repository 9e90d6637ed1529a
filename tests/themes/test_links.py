"""A principle is understood with the stories that it came from."""

from typing import Any

import numpy as np

from oasis_live.themes.meaning.links import with_stories


def test_a_principle_leans_towards_its_stories_and_nothing_else_moves() -> None:
    cards: list[dict[str, Any]] = [
        {"id": "s"},
        {"id": "p", "stories": ["s", "gone"]},
        {"id": "q", "stories": []},
    ]
    z = np.eye(3)
    out = with_stories(z, cards)
    assert 0 < out[1] @ z[0] < out[1] @ z[1]
    assert np.allclose(np.linalg.norm(out, axis=1), 1)
    assert (out[[0, 2]] == z[[0, 2]]).all()
