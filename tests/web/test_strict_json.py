"""S17: JSON of a packet is as the standard says, and as deep as ours."""

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
