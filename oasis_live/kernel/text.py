"""What may stand in a text, and how long it is. One rule for every word that a person types."""

import unicodedata

import regex

from oasis_live.kernel.refused import Empty, Malformed, TooLong

_NEWLINES = regex.compile(r"\r\n?")
# Cc but for LF and TAB, lone surrogates, and the two non-characters that break XML.
_FORBIDDEN = regex.compile(r"[\p{Cs}\uFFFE\uFFFF]|(?![\n\t])\p{Cc}")
_GRAPHEME = regex.compile(r"\X")
# Zero-width marks, fillers and the braille blank leave an empty card on the wall.
_SEEN = regex.compile(r"[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")
# One character may carry any number of marks; with these a text of any kind fits a frame.
_POINTS_FOR_EACH, _POINTS_AT_LEAST = 8, 64


def clean(text: str, *, field: str | None = None) -> str:
    """The text in NFC with LF line ends and no white space around it; one in which nothing can be
    seen is none.

    Raises Malformed for control characters, lone surrogates, U+FFFE and U+FFFF.
    """
    text = _NEWLINES.sub("\n", text)
    if _FORBIDDEN.search(text):
        raise Malformed(
            "This text holds characters that can’t be shown. Type it anew.", field=field
        )
    return unicodedata.normalize("NFC", text).strip() if _SEEN.search(text) else ""


def clean_line(text: str, *, field: str | None = None) -> str:
    """As `clean`, for what stands on one line: every run of white space becomes one space."""
    return " ".join(clean(text, field=field).split())


def graphemes(text: str) -> int:
    """How many characters a person would count (extended grapheme clusters, UAX #29)."""
    return len(text) if text.isascii() else len(_GRAPHEME.findall(text))


def fit(
    text: str,
    limit: int,
    *,
    field: str,
    empty: str | None = None,
    too_long: tuple[str, str] = (
        "Shorten this by %(over)d character",
        "Shorten this by %(over)d characters",
    ),
) -> str:
    """The cleaned text, known to fit. `empty` is what to say to no words; without it none are fine.
    `too_long` is what to say to one too many, and to several.

    Raises Malformed, Empty, TooLong (`over` = graphemes too many, or marks upon them).
    """
    text = clean(text, field=field)
    if not text and empty:
        raise Empty(empty, field=field)
    if len(text) > limit and (over := _over(text, limit)) > 0:
        raise TooLong(*too_long, field=field, over=over)
    return text


def _over(text: str, limit: int) -> int:
    most = max(_POINTS_FOR_EACH * limit, _POINTS_AT_LEAST)
    return max(graphemes(text) - limit, len(text) - most)
