"""The words of each kind: what fits, what is missing, what is too much."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.contributions.rules.contribution import Kind
from oasis_live.contributions.rules.kinds import CHECKS
from oasis_live.contributions.rules.words import Words
from oasis_live.kernel.refused import Empty, Malformed, Refused, TooLong, TooMany
from oasis_live.kernel.text import graphemes
from oasis_live.summits.rules.summit import Limits

LIMITS = Limits()
SENTENCES = sorted(set(Kind) - {Kind.STORY})
MIKE = Words(title="You’ve only got to sit with him", happened="I sat with him, week after week.")


def checked(kind: Kind, **words: object) -> Words:
    return CHECKS[kind](Words(**words), LIMITS)  # type: ignore[arg-type] # any word will do


def test_every_kind_has_a_rule() -> None:
    assert set(CHECKS) == set(Kind)


def test_a_story_needs_what_happened_and_nothing_else() -> None:
    assert checked(Kind.STORY, happened="I sat with him.") == Words(happened="I sat with him.")


@pytest.mark.parametrize("nothing", ["", " ", "\n\t ", "\u2003"])
def test_an_empty_story_is_asked_for_a_few_words(nothing: str) -> None:
    with pytest.raises(Empty) as refused:
        checked(Kind.STORY, title="A title", happened=nothing)
    assert str(refused.value) == "Write a few words about the story first"
    assert refused.value.field == "happened"


def test_a_story_that_is_too_long_says_by_how_much() -> None:
    with pytest.raises(TooLong) as refused:
        checked(Kind.STORY, happened="x" * 1212)
    assert str(refused.value) == "Shorten your story by 12 characters"
    assert refused.value.field == "happened"


def test_a_story_of_40_000_characters_is_refused_and_not_cut() -> None:
    with pytest.raises(TooLong):
        checked(Kind.STORY, happened="word " * 8000)


def test_a_character_is_what_a_person_counts_as_one() -> None:
    assert checked(Kind.STORY, happened="👩‍👩‍👧" * 1200)
    with pytest.raises(TooLong) as refused:
        checked(Kind.STORY, happened="é́" * 1201)
    assert refused.value.values["over"] == 1


@pytest.mark.parametrize(("field", "limit"), [("title", 80), ("gem", 140)])
def test_title_and_gem_have_their_limits(field: str, limit: int) -> None:
    assert checked(Kind.STORY, happened="I sat.", **{field: "x" * limit})
    with pytest.raises(TooLong) as refused:
        checked(Kind.STORY, happened="I sat.", **{field: "x" * (limit + 1)})
    assert (refused.value.field, refused.value.values["over"]) == (field, 1)


@pytest.mark.parametrize("field", ["conditions", "wishes"])
def test_up_to_three_lines_count_and_empty_ones_do_not(field: str) -> None:
    lines = ("", "Time", " ", "Trust", "Tea\nand biscuits", "\t")
    story = checked(Kind.STORY, happened="I sat.", **{field: lines})
    assert getattr(story, field) == ("Time", "Trust", "Tea and biscuits")


@pytest.mark.parametrize("field", ["conditions", "wishes"])
def test_a_fourth_line_is_too_many_and_none_is_dropped_in_silence(field: str) -> None:
    with pytest.raises(TooMany) as refused:
        checked(Kind.STORY, happened="I sat.", **{field: ("a", "b", "c", "d")})
    assert refused.value.field == field
    with pytest.raises(TooLong) as long:
        checked(Kind.STORY, happened="I sat.", **{field: ("x" * 201,)})
    assert long.value.field == field


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_other_kind_is_one_text_within_its_limit(kind: Kind) -> None:
    limit = getattr(LIMITS, kind.value)
    assert limit == (400 if kind is Kind.VISION else 200)
    assert checked(kind, text=" Going at their pace \r\n").text == "Going at their pace"
    assert checked(kind, text="x" * limit).text == "x" * limit
    with pytest.raises(TooLong) as refused:
        checked(kind, text="x" * (limit + 5))
    assert str(refused.value) == "Shorten this by 5 characters"
    with pytest.raises(Empty) as empty:
        checked(kind, text=" ")
    assert (str(empty.value), empty.value.field) == ("Write a few words first", "text")


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        *((Kind.PRINCIPLE, field) for field in ("title", "happened", "gem")),
        (Kind.STORY, "text"),
    ],
)
def test_a_text_that_has_no_place_in_a_kind_is_named_and_not_lost(kind: Kind, field: str) -> None:
    own = {"happened": "I sat."} if kind is Kind.STORY else {"text": "Time"}
    with pytest.raises(Malformed) as refused:
        checked(kind, **own, **{field: "words"})
    assert refused.value.field == field


def test_a_commitment_may_name_a_day() -> None:
    assert checked(Kind.COMMITMENT, text="I will sit", by="2026-07-03").by == "2026-07-03"
    assert checked(Kind.COMMITMENT, text="I will sit").by == ""


@pytest.mark.parametrize("day", ["Friday", "2026-02-30", "03/07/2026", "2026-07-03T09:00"])
def test_a_day_that_is_none_is_malformed(day: str) -> None:
    with pytest.raises(Malformed) as refused:
        checked(Kind.COMMITMENT, text="I will sit", by=day)
    assert refused.value.field == "by"


@pytest.mark.parametrize("tag", ["", "en", "cy", "ur", "pt-BR", "zh-Hant-TW"])
def test_a_language_may_be_told(tag: str) -> None:
    assert checked(Kind.PRINCIPLE, text="Amser", lang=tag).lang == tag


@pytest.mark.parametrize("tag", ["e", "english language", 'cy" onload="', "x" * 40, "-", "en_GB"])
def test_a_language_that_is_none_is_malformed(tag: str) -> None:
    for kind, words in ((Kind.PRINCIPLE, {"text": "Amser"}), (Kind.STORY, {"happened": "Yno."})):
        with pytest.raises(Malformed) as refused:
            checked(kind, **words, lang=tag)
        assert refused.value.field == "lang"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800", "\uffff"])
@pytest.mark.parametrize("field", ["title", "happened", "gem", "conditions", "wishes"])
def test_S10_characters_that_cannot_be_shown_are_refused_by_field(
    field: str, character: str
) -> None:
    text = f"I sat{character}with him"
    words = {"happened": "I sat.", field: (text,) if field in {"conditions", "wishes"} else text}
    with pytest.raises(Malformed) as refused:
        checked(Kind.STORY, **words)
    assert refused.value.field == field


def test_S10_text_is_stored_in_one_form_with_plain_line_ends() -> None:
    story = checked(Kind.STORY, happened="Cafe\u0301\r\n\tSat.\rAnd listened.")
    assert story.happened == "Café\n\tSat.\nAnd listened."


TEXT = st.text(max_size=260)
LINES = st.lists(TEXT, max_size=4).map(tuple)
ANY_WORDS = st.builds(
    Words, text=TEXT, title=TEXT, happened=st.text(max_size=1300), conditions=LINES, gem=TEXT,
    wishes=LINES, by=st.just(""), lang=st.sampled_from(["", "cy", "?"]),
)  # fmt: skip
SOME_WORDS = st.one_of(
    ANY_WORDS, ANY_WORDS.map(lambda words: replace(words, text="")), TEXT.map(Words)
)


@given(st.sampled_from(list(Kind)), SOME_WORDS)
def test_S10_whatever_is_written_either_fits_every_limit_or_is_refused(
    kind: Kind, words: Words
) -> None:
    try:
        kept = CHECKS[kind](words, LIMITS)
    except Refused:
        return
    assert graphemes(kept.happened) <= LIMITS.happened
    assert graphemes(kept.title) <= LIMITS.title
    assert graphemes(kept.gem) <= LIMITS.gem
    assert kept.text == "" or graphemes(kept.text) <= getattr(LIMITS, kind.value)
    for lines in (kept.conditions, kept.wishes):
        assert len(lines) <= LIMITS.lines
        assert all(line and graphemes(line) <= LIMITS.condition for line in lines)
    assert kept.happened or kept.text


@given(st.sampled_from(list(Kind)), SOME_WORDS)
def test_words_that_were_accepted_are_accepted_again_unchanged(kind: Kind, words: Words) -> None:
    try:
        kept = CHECKS[kind](words, LIMITS)
    except Refused:
        return
    assert CHECKS[kind](kept, LIMITS) == kept


def test_every_text_of_words_has_a_place_in_some_kind() -> None:
    story = checked(
        Kind.STORY, title="a", happened="b", conditions=("c",), gem="d", wishes=("e",), lang="en"
    )
    commitment = checked(Kind.COMMITMENT, text="f", by="2026-07-03")
    for field in fields(Words):
        assert getattr(story, field.name) or getattr(commitment, field.name)
