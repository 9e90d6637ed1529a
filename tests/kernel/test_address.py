"""What counts as one address."""

import pytest

from oasis_live.kernel.address import network


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_one_connection_is_one_address_however_it_is_written(one: str, other: str) -> None:
    assert network(one) == network(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:3::1"),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8"),
        ("203.0.113.7", "203.0.113.8"),
    ],
)
def test_neighbours_are_told_apart(one: str, other: str) -> None:
    assert network(one) != network(other)


def test_what_is_no_address_stays_as_it_is() -> None:
    assert network("") == ""
