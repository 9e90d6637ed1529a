"""Room codes: six characters that nobody can misread."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.kernel import room_code

CODES = st.integers(0, 2**32).map(lambda seed: room_code.make(random.Random(seed)))


@given(CODES)
def test_a_code_has_six_characters_of_the_alphabet_and_a_digit(code: str) -> None:
    assert len(code) == 6
    assert set(code) <= set("0123456789BCDFGHJKMNPQRSTVWXYZ")
    assert any(one.isdigit() for one in code)


def test_no_character_can_be_read_as_another() -> None:
    assert set("OILAEU").isdisjoint(room_code.ALPHABET)
    assert len(set(room_code.ALPHABET)) == 30


@given(code=CODES, dash=st.sampled_from(["", "-", " ", " - ", "–"]), lower=st.booleans())
def test_a_code_is_read_in_any_case_with_dash_or_spaces(code: str, dash: str, lower: bool) -> None:
    typed = f" {code[:3]}{dash}{code[3:]} "
    assert room_code.read(typed.lower() if lower else typed) == code


@given(CODES)
def test_what_is_shown_is_read_back(code: str) -> None:
    shown = room_code.show(code)
    assert shown == f"{code[:3]}-{code[3:]}"
    assert room_code.read(shown) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("k7m-4qt", "K7M4QT"), ("KOM-4QT", "K0M4QT"), ("oI1-lBC", "0111BC"), ("k7m4qt", "K7M4QT")],
)
def test_O_is_read_as_0_and_I_and_L_as_1(typed: str, meant: str) -> None:
    assert room_code.read(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "K7M4Q",
        "K7M4QTX",
        "board",
        "mine",
        "healthz",
        "BCDFGH",
        "K7M4QÄ",
        "K7M4QA",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
    ],
)
def test_what_can_t_be_a_code_is_none(typed: str) -> None:
    assert room_code.read(typed) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_code_or_nothing(typed: str) -> None:
    code = room_code.read(typed)
    assert code is None or room_code.read(code) == code
