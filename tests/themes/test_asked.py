"""What somebody asks between two ticks: *Why here?*, and who wrote nearly the same."""

from typing import Any

from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.sentences import embedder, sentences
from oasis_live.themes.meaning.sorting import Sorter

TEXTS = (
    "Time to listen to people",
    "Time to listen",
    "Taking the time to listen",
    "A bed near home",
    "At home, near the neighbours",
)


def card(place: int, text: str, theme: str | None) -> dict[str, Any]:
    return {"id": f"c{place}", "kind": "principle", "text": text, "theme": theme, "held": False}


def theme(key: str, order: int) -> dict[str, Any]:
    flags = dict.fromkeys(("named_by_people", "accepted", "locked"), False)
    return {"id": key, "name": "", "order": order, "title_card": None, "pool": None, **flags}


CARDS = [card(i, text, "listen" if i < 3 else "home") for i, text in enumerate(TEXTS)]
THEMES = [theme("listen", 1), theme("home", 2)]


def looked(method: Any) -> Sorter:
    sorter = Sorter(method)
    sorter.tick(CARDS, THEMES)
    return sorter


def test_a_card_says_why_it_is_here() -> None:
    said = looked(LEXICAL).answer({"what": "why", "card": "c1"})
    assert sorted(said["near"]) == ["c0", "c2"]
    assert (said["words"], said["next"]) == (["time", "listen"], "home")
    assert said["strength"] in {"close", "fits", "loose"}


def test_a_theme_says_what_is_typical_and_what_is_unusual() -> None:
    said = looked(LEXICAL).answer({"what": "theme", "theme": "listen"})
    assert {said["typical"], said["unusual"]} < {"c0", "c1", "c2"}
    assert said["typical"] != said["unusual"]


def test_what_was_not_there_at_the_last_tick_is_not_known() -> None:
    """Mutation: `if card not in ids` gone -> the worker's line fails."""
    sorter = looked(LEXICAL)
    for question in (
        {"what": "why", "card": "new"},
        {"what": "theme", "theme": "new"},
        {"what": "near_text", "text": "time", "kind": "principle", "most": 3},
        {"what": "nonsense"},
        {},
    ):
        assert sorter.answer(question) == {}
    assert Sorter(LEXICAL).answer({"what": "why", "card": "c1"}) == {}


def test_who_wrote_nearly_the_same_is_found_by_meaning() -> None:
    """No word of it is typed. Mutation: `near_text` by shared words -> nobody is found."""
    sorter = looked(sentences(embedder()))
    asked = {"what": "near_text", "text": "close to where I live", "kind": "principle", "most": 2}
    assert set(sorter.answer(asked)["cards"]) <= {"c3", "c4"}
    assert sorter.answer(asked)["cards"]
    assert sorter.answer(asked | {"kind": "story"}) == {"cards": []}
    assert sorter.answer(asked | {"text": " "}) == {"cards": []}
