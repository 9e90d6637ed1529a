"""The repaired unmasking gives the same bytes as the standard's own words."""

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.green.websocket import unmask


@given(
    st.binary(max_size=2000),
    st.lists(st.integers(0, 255), min_size=4, max_size=4),
    st.integers(0, 7),
)
def test_every_byte_is_turned_by_its_own_byte_of_the_mask(
    data: bytes, mask: list[int], offset: int
) -> None:
    expected = bytes(byte ^ mask[(offset + i) % 4] for i, byte in enumerate(data))
    assert unmask(data, mask, len(data), offset) == expected
