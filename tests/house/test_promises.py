"""Every promise that a hall relies on has a test that carries its id."""

import re

import pytest

from tests.house.reading import HOME

# What each of them says: docs/developers.md, Faults.
PROMISES = (
    *("R01", "R02", "R03", "R04", "R05", "R07", "R08", "R09", "R10"),
    *("R12", "R13", "R14", "R15", "R16", "R17"),
    *("S01", "S02", "S03", "S06", "S07", "S08", "S10", "S12", "S14", "S17"),
)
_PROVED = re.compile(r"^ *def test_([RS]\d\d)_", re.MULTILINE)


def proved() -> set[str]:
    """The ids that tests carry."""
    files = (HOME / "tests").rglob("test_*.py")
    return {id for file in files for id in _PROVED.findall(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_has_a_test_that_carries_its_id(promise: str) -> None:
    assert promise in proved()
