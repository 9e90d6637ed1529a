"""What each view computes: the core map, headings, quotes, pages, the ticker, keys."""

from itertools import combinations
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.board.conftest import Pure
from tests.board.hall import card

pytestmark = pytest.mark.browser


def measured(parameters: str, call: str) -> str:
    """A call that needs to know how wide letters are."""
    letters = "import('/static/src/board/letters.js')"
    return f"(module, {parameters}) => {letters}.then(({{ ESTIMATED: type }}) => module.{call})"


HEADING = measured("[step, width]", "headingOf(step, width, type)")
QUOTE = measured("card", "quoteFor(card, type)")
PAGE = measured("[cards, page]", "focusPage(cards, page, type)")
TICKER = measured("[ticker, cards, places]", "tickerFor(ticker, cards, places, type)")
KEYS = "(module, [key, facts, memory]) => module.shownBy(key, facts, memory)"
CORE = "(module, values) => module.coreMap(values, { w: 1848, h: 854 })"
RANKING = "(module, [options, tallies, page]) => module.ranking(options, tallies, page)"


@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.integers(0, 300), min_size=1, max_size=12))
def test_the_core_map_is_in_proportion_whole_and_without_overlap(
    pure: Pure, values: list[int]
) -> None:
    ordered = sorted(values, reverse=True)
    circles = pure("core-map", CORE, ordered)
    assert len(circles) == len(ordered)
    for one in circles:
        assert one["r"] - 0.1 <= one["x"] <= 1848 - one["r"] + 0.1
        assert one["r"] - 0.1 <= one["y"] <= 854 - one["r"] + 0.1
    for one, other in combinations(circles, 2):
        distance = hypot(one["x"] - other["x"], one["y"] - other["y"])
        assert distance >= one["r"] + other["r"]
    larger = [(v, c["r"]) for v, c in zip(ordered, circles, strict=True) if c["r"] > 96.01]
    for (few, small), (many, large) in combinations(larger, 2):
        assert (large / small) ** 2 == pytest.approx(many / few, rel=0.01)


@pytest.mark.parametrize(
    ("prompt", "question", "size"),
    [
        ("What made it possible?", "What made it possible?", 60),
        (
            "What made this experience possible, " * 2,
            "What made this experience possible, " * 2,
            34,
        ),
        ("What made this experience possible, " * 6, "Interviews", 60),
    ],
    ids=["short", "two lines", "too long: its title"],
)
def test_a_question_is_never_cut(pure: Pure, prompt: str, question: str, size: int) -> None:
    heading = pure("heading", HEADING, [{"title": "Interviews", "prompt": prompt.strip()}, 1390])
    assert heading["question"] == question.strip()
    assert heading["size"] >= min(size, 60) - 4


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(["I", "sat", "with", "him", "gradually"]), min_size=1, max_size=200
    )
)
def test_a_longer_quote_is_never_larger_and_always_whole(pure: Pure, words: list[str]) -> None:
    shorter = pure("quote", QUOTE, card(0, " ".join(words), "t1"))
    longer = pure("quote", QUOTE, card(0, " ".join([*words, "and more"]), "t1"))
    assert 24 <= longer["size"] <= shorter["size"] <= 168
    assert shorter["text"] == " ".join(words)


def test_the_spotlight_reads_the_gem_of_a_story_else_what_happened(pure: Pure) -> None:
    story = card(0, "", "t1", kind="story", title="Title", happened="It happened", gem="A gem")
    assert pure("quote", QUOTE, story)["text"] == "A gem"
    assert pure("quote", QUOTE, story | {"gem": ""})["text"] == "It happened"


def test_a_translation_stands_under_the_quote_whole_or_not_at_all(pure: Pure) -> None:
    """The original is first: it is never smaller than a quote may be because of a translation."""
    english = {"text": "Time to listen to one another"}
    alone = pure("quote", QUOTE, card(0, "Amser i wrando", "t1"))
    both = pure("quote", QUOTE, card(0, "Amser i wrando", "t1", translation=english))
    assert alone["told"] is None
    assert both["told"] == {"text": english["text"], "size": 44}
    assert 56 <= both["size"] <= alone["size"]
    long = card(0, "Amser i wrando ar ein gilydd " * 14, "t1", translation=english)
    whole = card(0, "Amser", "t1", translation={"text": "A whole story " * 60})
    for one in (long, whole):
        assert pure("quote", QUOTE, one)["told"] is None


def test_a_theme_is_shown_in_pages_of_nine_at_36_units(pure: Pure) -> None:
    cards = [card(at, "Tea first, tablets second", "t1") for at in range(20)]
    page = pure("focus-page", PAGE, [cards, 2])
    assert [one["card"]["id"] for one in page["cards"]] == ["c18", "c19"]
    assert (page["page"], page["pages"]) == (2, 3)
    assert {one["size"] for one in page["cards"]} == {36}
    assert pure("focus-page", PAGE, [cards, 9])["page"] == 2


def test_a_page_of_a_theme_cuts_no_sentence(pure: Pure) -> None:
    cards = [card(0, "Two hundred " * 17, "t1"), card(1, "A whole story " * 80, "t1")]
    page = pure("focus-page", PAGE, [cards, 0])
    assert [bool(one["text"]) for one in page["cards"]] == [True, False]
    assert 24 <= page["cards"][0]["size"] < 36


def test_the_ticker_cuts_no_sentence(pure: Pure) -> None:
    cards = [card(0, "Tea first", "t1"), card(1, "A long sentence " * 12, None)]
    places = [{"theme": {"id": "t1", "colour": 4}, "cards": []}]
    short = pure("footer", TICKER, [{"id": "c0", "more": 0}, cards, places])
    long = pure("footer", TICKER, [{"id": "c1", "more": 7}, cards, places])
    assert (short["text"], short["place"], short["colour"]) == ("Tea first", 1, 4)
    assert (long["text"], long["place"], long["more"]) == ("", 0, 7)


def test_a_result_is_shown_in_the_order_of_its_ranks(pure: Pure) -> None:
    options = [{"id": f"o{at}", "order": at} for at in range(12)]
    tallies = [{"id": f"o{at}", "rank": 12 - at} for at in range(11)]
    first = pure("ranking", RANKING, [options, tallies, 0])
    assert [one["id"] for one in first["options"]] == [f"o{at}" for at in range(10, 1, -1)]
    assert first["pages"] == 2
    assert [one["id"] for one in pure("ranking", RANKING, [options, tallies, 1])["options"]] == [
        "o1",
        "o0",
    ]


FACTS: dict[str, Any] = {
    "board": {"view": "themes"},
    "places": [{"theme": {"id": "t1"}}, None, {"theme": {"id": "t3"}}],
    "vote": {"state": "open"},
}
BEFORE = {"view": "focus", "theme": "t3", "page": 1}
REVEALED = FACTS | {"vote": {"state": "revealed"}}
FOCUSED = FACTS | {"board": {"view": "focus", "theme": "t1"}}
BLANK = FACTS | {"board": {"view": "blank"}}


@pytest.mark.parametrize(
    ("key", "facts", "shown"),
    [
        ("j", FACTS, {"view": "join"}),
        ("T", FACTS, {"view": "themes"}),
        ("s", FACTS, {"view": "spotlight", "card": "c7"}),
        ("f", FACTS, {"view": "focus", "theme": "t1"}),
        ("f", FOCUSED, {"view": "focus", "theme": "t3"}),
        ("v", FACTS, {"view": "vote"}),
        ("v", REVEALED, {"view": "reveal"}),
        ("v", FACTS | {"vote": None}, None),
        ("b", FACTS, {"view": "blank"}),
        ("b", BLANK, BEFORE),
        ("Escape", FACTS, BEFORE),
        ("x", FACTS, None),
    ],
)
def test_each_key_asks_for_its_view(
    pure: Pure, key: str, facts: dict[str, Any], shown: dict[str, Any] | None
) -> None:
    memory = {"newest": "c7", "before": BEFORE}
    assert pure("keys", KEYS, [key, facts, memory]) == shown
