"""The goals of docs/performance.md that a machine of two cores should always reach."""

from collections.abc import Callable

import pytest

from bench.figures import Table
from bench.rows import coming, votes


@pytest.mark.soak
@pytest.mark.parametrize(
    "row", [votes.votes_1000, votes.votes_2000, coming.joining, coming.reconnect, coming.idle]
)
def test_a_hall_is_served_within_its_goals(row: Callable[[], Table]) -> None:
    table = row()
    assert table.missed == [], table.markdown()
