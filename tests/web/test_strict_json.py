"""S17: JSON of a packet is as the standard says, and as deep as ours."""

import json

import pytest

from oasis_live.web.sockets import DEEPEST, StrictJson


@pytest.mark.parametrize(
    "text",
    ["NaN", "[1,Infinity]", "1e999", "-1e999", "9" * 5000, "[" * 5000, "{'a':1}", "[1,]", ""],
)
def test_S17_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        StrictJson.loads(text)


def test_S17_a_packet_is_not_deeper_than_python_can_tidy_up() -> None:
    """Mutation: _is_deep is always False → fails with RecursionError."""
    assert StrictJson.loads("[" * DEEPEST + "]" * DEEPEST)
    for deep in ("[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000):
        with pytest.raises(ValueError, match="nested"):
            StrictJson.loads(deep)


def test_a_long_list_is_not_deep() -> None:
    assert len(StrictJson.loads("[" + "[]," * 5000 + "1]")) == 5001


@pytest.mark.parametrize("words", ["[" * 1200, '\\"[{' * 300, "\\" * 300 + '"' + "{" * 300])
def test_S10_brackets_that_somebody_writes_are_no_depth(words: str) -> None:
    """Mutation: _is_deep counts them inside strings too → fails with ValueError."""
    text = json.dumps(["do", {"happened": words}])
    assert StrictJson.loads(text) == ["do", {"happened": words}]


def test_S17_a_string_hides_no_depth_and_costs_one_look() -> None:
    """Mutation: a string needs its end in _STRING_OR_BRACKET → doesn't end within the minute."""
    for deep in ('["\\"",' + "[" * 5000 + "]" * 5001, "[" * 300 + '"' + '\\"' * 50_000):
        with pytest.raises(ValueError, match="nested"):
            StrictJson.loads(deep)
