"""A theme is called by its people's own words until a person names it."""

import pytest

from oasis_live.themes.rules.theme import Theme
from oasis_live.themes.rules.titles import UNTITLED, called, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Going at their pace", "“Going at their pace”"),
        ("  two \n lines ", "“two lines”"),
        (
            "When I came in, they asked who I was before they asked about my lungs, and I smiled.",
            "“they asked who I was before they asked about my lungs”",
        ),
        ("one two three four five six seven eight nine ten eleven twelve thirteen",
         "“one two three four five six seven eight nine ten eleven twelve…”"),
        ("", UNTITLED),
    ],
)  # fmt: skip
def test_the_words_of_a_card_in_quotation_marks(text: str, title: str) -> None:
    assert title_of(text) == title


def test_of_clauses_that_say_as_much_the_first_is_taken() -> None:
    text = "This is five words long. That is five words too. And here is some more to be over it"
    assert title_of(text) == "“And here is some more to be over it”"


def test_a_persons_name_comes_before_the_words_of_a_card_which_may_be_withdrawn() -> None:
    assert called(Theme("t", 1, "Trust", "n"), "words of a card") == "Trust"
    assert called(Theme("t", 1), "words of a card") == "“words of a card”"
    assert called(Theme("t", 1, title_card="c"), "") == UNTITLED
