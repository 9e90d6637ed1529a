"""What may stand in a text, and how long it is (S10)."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oasis_live.kernel.refused import Empty, Malformed, TooLong
from oasis_live.kernel.text import clean, clean_line, fit, graphemes

# Every code point, lone surrogates and all.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]), max_size=60)
# The Unicode version of Python's tables; what is newer is passed on as it is.
FORBIDDEN = {"Cc", "Cs"}


def forbidden(text: str) -> bool:
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    return any(
        (unicodedata.category(one) in FORBIDDEN and one not in "\n\t") or one in "\ufffe\uffff"
        for one in kept
    )


@given(ANY_TEXT)
@settings(max_examples=1000)
def test_S10_strange_text_survives_in_NFC_or_is_refused_clearly(typed: str) -> None:
    if forbidden(typed):
        with pytest.raises(Malformed) as refused:
            clean(typed, field="text")
        assert refused.value.field == "text"
    else:
        words = clean(typed, field="text")
        assert unicodedata.is_normalized("NFC", words)
        assert "\r" not in words
        assert words.encode().decode() == words


@given(ANY_TEXT)
def test_S10_cleaning_twice_is_cleaning_once(typed: str) -> None:
    try:
        words = clean(typed)
    except Malformed:
        return
    assert clean(words) == words
    assert clean_line(clean_line(typed)) == clean_line(typed)


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_S10_control_characters_and_lone_surrogates_are_malformed(mark: str) -> None:
    with pytest.raises(Malformed, match="can’t be shown"):
        clean(f"time {mark} to sit")


def test_line_breaks_and_tabs_are_kept_and_CRLF_becomes_LF() -> None:
    assert clean("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"
    assert clean_line("one\r\ntwo \t three ") == "one two three"


def test_a_letter_and_its_accent_become_one() -> None:
    assert clean("caf\u0065\u0301") == "caf\u00e9"


def test_text_from_right_to_left_keeps_its_marks() -> None:
    urdu = "\u200f\u0634\u062e\u0635\u200f"
    assert clean(urdu) == urdu


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("time", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("👩‍👩‍👧", 1),
        ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 1),
        ("👍🏽👍🏽", 2),
        ("क्षि", 1),
    ],
)
def test_length_is_what_a_person_counts(text: str, length: int) -> None:
    assert graphemes(text) == length


@given(st.text(st.sampled_from("aé👩‍👧🏽\u0301 \n"), max_size=40), st.integers(0, 40))
def test_what_fits_is_never_longer_than_its_limit_and_never_cut(typed: str, limit: int) -> None:
    over = graphemes(clean(typed)) - limit
    if over <= 0:
        assert fit(typed, limit, field="text") == clean(typed)
    else:
        with pytest.raises(TooLong, match=f"^Shorten this by {over} character{'s' * (over > 1)}$"):
            fit(typed, limit, field="text")


@pytest.mark.parametrize("typed", ["", "  ", "\n\t\n", "\u2003"])
def test_no_words_are_refused_only_where_some_are_needed(typed: str) -> None:
    assert fit(typed, 10, field="text") == ""
    with pytest.raises(Empty, match="Write something"):
        fit(typed, 10, field="text", empty="Write something")


@pytest.mark.parametrize("typed", ["\u200b", " \u2060\ufeff ", "\u3164", "\u2800", "\u202e\u200d"])
def test_S10_a_text_in_which_nothing_can_be_seen_is_no_text(typed: str) -> None:
    assert clean(typed) == ""
    with pytest.raises(Empty, match="Write something"):
        fit(typed, 10, field="text", empty="Write something")


def test_S10_marks_without_end_on_one_letter_are_too_long_for_a_frame() -> None:
    assert fit("b" + 7 * "\u0301", 200, field="text")
    with pytest.raises(TooLong, match=r"^Shorten this by 401 characters$"):
        fit("b" + 2000 * "\u0301", 200, field="text")
