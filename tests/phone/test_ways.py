"""Ways of voting: each brings its parts by its name, and what it means by a value is its own."""

import re
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader

from oasis_live.ballots.rules import METHODS
from tests.phone import pages
from tests.phone.conftest import Pure
from tests.phone.pages import HOUSE, STATIC, phone_page
from tests.phone.rooms import Room, activity

# A way that the house does not have. As in Agree / Disagree / Pass, nought is an answer.
HANDS = """
{% macro hint(settings) %}{% endmacro %}{% macro closed() %}{% endmacro %}
{% macro row(option, own, settings, typed, wrong) -%}
<li>[{{ option.text }}: {{ own }}]</li>{%- endmacro %}
{% macro own(n) %}[yours: {{ n }}]{% endmacro %}
{% macro result(people, total) %}[{{ people }} hands]{% endmacro %}
"""
ON_THE_PAGE = {"hint", "row", "closed", "own", "result"}
IN_THE_SCRIPT = ON_THE_PAGE | {"press", "said", "dock"}
ON_THE_BOARD = {"vote", "reveal"}


@pytest.fixture
def with_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = FileSystemLoader(HOUSE / "templates")
    loader = ChoiceLoader([DictLoader({"phone/ballots/hands.html": HANDS}), ours])
    house = pages.house().overlay(loader=loader)
    monkeypatch.setattr(pages, "house", lambda: house)


def by_hand(state: str = "open") -> dict[str, Any]:
    vote = activity("vote", state=state)
    return vote | {"settings": {"accepts": [], "method": "hands"}, "voted": 3}


def names(pattern: str, file: str) -> set[str]:
    return set(re.findall(pattern, (HOUSE / file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("way", METHODS)
def test_each_way_of_voting_has_its_parts(way: str) -> None:
    exported = r"export (?:const|function) (\w+)"
    assert names(r"macro (\w+)", f"templates/phone/ballots/{way}.html") >= ON_THE_PAGE
    assert names(exported, f"static/src/phone/ballots/{way}.js") >= IN_THE_SCRIPT
    assert names(exported, f"static/src/board/ballots/{way}.js") >= ON_THE_BOARD


def test_no_part_is_left_over_from_a_way_that_is_gone() -> None:
    for folder in (STATIC / "src/phone/ballots", STATIC / "src/board/ballots"):
        assert {file.stem for file in folder.iterdir()} == set(METHODS)


@pytest.mark.usefixtures("with_hands")
def test_an_answer_of_nought_is_not_taken_for_none() -> None:
    room = Room(by_hand()).with_result({"o0": 0})
    page = phone_page(room, place="vote")
    assert "[People come first: 0]" in page
    assert "[Listen before you plan: None]" in page


@pytest.mark.usefixtures("with_hands")
def test_the_result_shows_an_own_nought_and_no_bar_for_less_than_nothing() -> None:
    room = Room(by_hand("revealed")).with_result({"o0": 0, "o1": -1})
    for tally in room.entries["tally"]:
        tally["total"] = -tally["total"]
    page = phone_page(room, place="reveal", activity=by_hand("revealed"))
    assert "[3 hands]" in page
    assert ("[yours: 0]" in page, "[yours: -1]" in page, page.count("[yours")) == (True, True, 2)
    assert set(re.findall(r'<progress max="(\S+)" value="(\S+)"', page)) == {("1", "0")}


def test_on_the_live_page_an_own_nought_is_a_vote_too(pure: Pure) -> None:
    options = [{"id": "a", "text": "Time"}, {"id": "b", "text": "Tea"}]
    tallies = [{"id": "a", "total": 2, "rank": 1}, {"id": "b", "total": -1, "rank": 2}]
    rows = pure(
        "phone/reveal_rows",
        "(module, given) => module.ranked(given)",
        {"options": options, "tallies": tallies, "choices": {"a": 0}},
    )
    assert [(row["own"], row["share"]) for row in rows] == [(0, 100), (None, 0)]
