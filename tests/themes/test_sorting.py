"""From the entries that a sorter holds to what it proposes."""

from typing import Any

from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.sorting import Sorter, text_of

Entry = dict[str, Any]


def card(id: str, text: str = "", theme: str | None = None, **more: Any) -> Entry:
    return {"id": id, "kind": "principle", "text": text, "theme": theme, "held": False, **more}


def theme(id: str, order: int, name: str = "", **more: Any) -> Entry:
    marks = {"accepted": bool(name), "locked": False, "title_card": None}
    return {"id": id, "order": order, "name": name, "named_by_people": bool(name), **marks, **more}


TIME = ["Time to listen to people", "Time to listen", "Taking the time to listen"]
HOME = ["A bed near home", "At home, near the neighbours", "Near home and neighbours"]


def hall(*texts: str) -> list[Entry]:
    return [card(f"c{n:03}", text) for n, text in enumerate(texts)]


def test_nothing_is_said_about_two_cards() -> None:
    assert Sorter(LEXICAL).tick(hall(*TIME[:2]), []).is_empty


def test_cards_with_the_same_words_become_one_new_theme() -> None:
    answer = Sorter(LEXICAL).tick(hall(*TIME, *HOME), [])
    groups: dict[str, set[str]] = {}
    for move in answer.moves:
        groups.setdefault(move["new"], set()).add(move["card"])
    assert sorted(map(sorted, groups.values())) == [
        ["c000", "c001", "c002"],
        ["c003", "c004", "c005"],
    ]
    assert answer.titles.keys() == groups.keys()
    assert all(title in groups[key] for key, title in answer.titles.items())


def test_the_order_in_which_entries_are_held_makes_no_difference() -> None:
    cards = hall(*TIME, *HOME)
    assert Sorter(LEXICAL).tick(cards, []) == Sorter(LEXICAL).tick(cards[::-1], [])


def test_a_held_card_is_never_proposed_anywhere() -> None:
    cards = hall(*TIME, *HOME)
    for one in cards[:2]:
        one |= {"held": True, "theme": "t"}
    answer = Sorter(LEXICAL).tick(cards, [theme("t", 1, "Home")])
    assert {"c000", "c001"}.isdisjoint(move["card"] for move in answer.moves)


def test_a_card_that_a_person_put_back_waits_alone() -> None:
    cards = hall(*TIME, *HOME)
    cards[0] |= {"held": True}
    answer = Sorter(LEXICAL).tick(cards, [])
    assert "c000" not in {move["card"] for move in answer.moves}
    assert "c000" not in answer.titles.values()


def test_a_theme_that_people_named_draws_what_its_name_says() -> None:
    cards = hall("Trust in one another", *HOME)
    answer = Sorter(LEXICAL).arrive(cards, [theme("t", 1, "Trust")])
    assert answer.moves == ({"card": "c000", "theme": "t"},)


def test_an_arrival_gives_first_places_only() -> None:
    cards = hall(*TIME, *HOME)
    for one in cards[:2]:
        one["theme"] = "t"
    answer = Sorter(LEXICAL).arrive(cards, [theme("t", 1, title_card="c000")])
    assert answer.moves == ({"card": "c002", "theme": "t"},)
    assert answer.titles == {}


def test_a_suggestion_with_one_card_left_is_no_theme() -> None:
    cards = hall("Something else altogether", *HOME)
    cards[0]["theme"] = "t"
    answer = Sorter(LEXICAL).tick(cards, [theme("t", 1, title_card="c000")])
    assert {"card": "c000", "theme": None} in answer.moves


def test_a_human_theme_with_one_card_stays_one() -> None:
    cards = hall("Something else altogether", *HOME)
    cards[0] |= {"theme": "t", "held": True}
    answer = Sorter(LEXICAL).tick(cards, [theme("t", 1, accepted=True, title_card="c000")])
    assert "c000" not in {move["card"] for move in answer.moves}


def test_a_theme_that_people_named_gets_no_title() -> None:
    cards = hall(*TIME, *HOME)
    for one in cards[:3]:
        one["theme"] = "t"
    assert "t" not in Sorter(LEXICAL).tick(cards, [theme("t", 1, "Time to listen")]).titles


def test_a_story_is_sorted_by_all_its_words() -> None:
    story = card(
        "s", kind="story", title="Tea", happened="We sat.", conditions=["Time"], gem="Sit."
    )
    assert text_of(story) == "Tea We sat. Time Sit."


def test_a_principle_names_a_theme_rather_than_a_story_that_is_as_near() -> None:
    cards = [card("c1", TIME[0]), card("c2", TIME[0])]
    story = card("c0", kind="story", title=TIME[0], happened=TIME[0], conditions=[], gem="")
    cards.append(story)
    answer = Sorter(LEXICAL).tick([*cards, *hall(*HOME)], [])
    together = {move["new"] for move in answer.moves if move["card"] in {"c0", "c1", "c2"}}
    assert answer.titles[together.pop()] != "c0"
    assert not together
