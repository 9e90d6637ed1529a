"""What the sorter says beside moves: offers, nearest themes, doubles, and what it can't read."""

from typing import Any

import numpy as np

from oasis_live.themes.live.sorting import MOST_OFFERS
from oasis_live.themes.meaning import offers, telling
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sorting import Sorter
from oasis_live.themes.meaning.vectors import Vectors, unit
from tests.themes.test_sorting import card, theme

# The first word of a text is its meaning; the others are how it is said.
MEANINGS = ("time", "home", "trust", "food")


def by_first_word(texts: list[str]) -> Vectors:
    rows = np.zeros((len(texts), len(MEANINGS) + 40))
    for row, text in enumerate(texts):
        first, *others = text.lower().split()
        rows[row, MEANINGS.index(first) if first in MEANINGS else 39] = 1
        for word in others:
            rows[row, len(MEANINGS) + len(word)] += 0.35
    return unit(rows)


PLAIN = Method("plain", by_first_word, lambda _cards: 0.1, common=0.0, reads_english_only=True)  # type: ignore[arg-type] # lists are what the sorter gives


def cards(*texts: str, **more: Any) -> list[dict[str, Any]]:
    return [card(f"c{n:02}", text, **more) for n, text in enumerate(texts)]


def test_after_a_persons_move_those_that_seem_to_belong_there_are_offered() -> None:
    """Fails when `_learn` notes no followers."""
    held = cards(*["time a"] * 2, *["home ab"] * 4, theme="t")
    held += [card("x", "home abc", theme="u")]
    themes = [theme("t", 1, accepted=True), theme("u", 2, accepted=True)]
    sorter = Sorter(PLAIN)
    sorter.tick(held, themes)
    held[2] |= {"theme": "u", "held": True}
    offers = sorter.tick(held, themes).offers or ()
    followers = [one for one in offers if one["kind"] == "followers"]
    assert [(one["theme"], one["card"], one["reason"]) for one in followers] == [
        ("u", "c02", "went_along")
    ]
    assert set(followers[0]["cards"]) == {"c03", "c04", "c05"}


def test_no_more_is_offered_than_the_server_takes_and_the_newest_stays() -> None:
    """Else the server refuses the whole sorting, moves too. Fails when `offered` keeps all."""
    themes = [theme("from", 0, accepted=True)]
    themes += [theme(f"t{n:02}", n + 1, accepted=True) for n in range(30)]
    held = [card(f"c{n:02}", "home ab", theme="from") for n in range(60)]
    held += [card(f"x{n:02}", "home abc", theme=f"t{n:02}") for n in range(30)]
    sorter = Sorter(PLAIN)
    said = sorter.tick(held, themes).offers or ()
    for n in range(30):
        held[59 - n] |= {"theme": f"t{n:02}", "held": True}
        said = sorter.tick(held, themes).offers or said
    assert "t29" in {one["theme"] for one in said if one["kind"] == "followers"}
    assert len(said) <= MOST_OFFERS
    most = telling.MOST_FOLLOWED + offers.MOST_MERGES + offers.MOST_SPLITS
    assert most <= MOST_OFFERS


def test_what_was_not_heard_is_said_again_and_no_offers_clear_an_earlier_workers() -> None:
    """Fails when a sorter starts from "no offers said": the rows of a dead worker stay for ever."""
    held = [card(f"a{n}", "time ab", theme="t") for n in range(3)]
    held += [card(f"b{n}", "time abc", theme="u") for n in range(3)]
    themes = [theme(one, n, accepted=True) for n, one in enumerate("tu")]
    sorter = Sorter(PLAIN)
    first = sorter.tick(held, themes)
    assert first.offers
    assert sorter.tick(held, themes).offers is None
    sorter.again()
    assert sorter.tick(held, themes).offers == first.offers
    assert Sorter(PLAIN).tick(cards("time ab", "home ab", "trust ab"), []).offers == ()


def test_what_people_declined_makes_room_for_the_next_best() -> None:
    """Mutation: nothing of `declined` in `offered` -> t and u, and c03, are offered again."""
    held = [card(f"{one}{n}", f"time {one * 2}", theme=one) for one in "tuv" for n in range(3)]
    themes = [theme(one, n, accepted=True) for n, one in enumerate("tuv")]
    offer = (Sorter(PLAIN).tick(held, themes).offers or ())[0]
    themes["tuv".index(offer["other"])]["declined"] = [{"kind": "merge", "theme": offer["theme"]}]
    then = (Sorter(PLAIN).tick(held, themes).offers or ())[0]
    assert {offer["theme"], offer["other"]} != {then["theme"], then["other"]}
    held = cards(*["time a"] * 2, *["home ab"] * 4, theme="t")
    held += [card("x", "home abc", theme="u")]
    themes = [theme("t", 1, accepted=True), theme("u", 2, accepted=True)]
    themes[1]["declined"] = [{"kind": "followers", "cards": ["c03"]}]
    sorter = Sorter(PLAIN)
    sorter.tick(held, themes)
    held[2] |= {"theme": "u", "held": True}
    offers = sorter.tick(held, themes).offers or ()
    (followers,) = (one for one in offers if one["kind"] == "followers")
    assert set(followers["cards"]) == {"c04", "c05"}


def test_two_touched_themes_that_mean_the_same_are_offered_and_not_merged() -> None:
    held = [card(f"a{n}", "time ab", theme="t") for n in range(3)]
    held += [card(f"b{n}", "time abc", theme="u") for n in range(3)]
    held += [card(f"z{n}", "home ab", theme="v") for n in range(3)]
    themes = [theme(one, n, accepted=True) for n, one in enumerate("tuv")]
    sorter = Sorter(PLAIN)
    answer = sorter.tick(held, themes)
    assert not answer.moves
    assert [{*one} for one in (answer.offers or ())] == [
        {"theme", "other", "kind", "cards", "reason"}
    ]
    again = sorter.tick(held, themes)
    assert (again.offers, again.same) == (None, None)


def test_a_card_to_sort_is_told_the_three_nearest_names_and_again_only_when_they_change() -> None:
    held = cards("food a", "food a b c", "home ab", "time ab")
    held[0]["held"] = True
    themes = [theme(name, n, name) for n, name in enumerate(("time", "home", "trust", "food"))]
    sorter = Sorter(PLAIN)
    near = sorter.tick(held, themes).near["c00"]
    assert near[0] == "food"
    assert len(near) == 3
    assert "c00" not in sorter.tick(held, themes).near


def test_cards_that_say_the_same_are_told_once() -> None:
    held = cards("time ab", "time ab", "home ab", "trust abc")
    sorter = Sorter(PLAIN)
    assert sorter.tick(held, []).same == (("c00", "c01"),)
    assert sorter.tick(held, []).same is None
    assert sorter.tick(held[1:], []).same == ()


def test_what_could_not_be_compared_in_one_tick_makes_the_next_one_due() -> None:
    """Mutation: `is_cut` by the frame alone -> the rest of a burst waits for news."""
    many = [
        card(f"c{n:03}", f"time {'a' * (n % 30 + 1)}") for n in range(telling.MOST_COMPARED + 1)
    ]
    sorter = Sorter(PLAIN)
    assert [sorter.tick(many, []).is_cut for _tick in range(2)] == [True, False]


def test_a_text_in_another_language_waits_to_be_sorted_with_the_reason() -> None:
    """Fails when `_groups` lets what is foreign go anywhere."""
    held = cards("time ab", "time ab", "time abc", "Mae amser yn bwysig ac mae pobl yn hyn")
    sorter = Sorter(PLAIN)
    answer = sorter.tick(held, [])
    assert answer.unplaced == {"c03": "language"}
    assert "c03" not in {move["card"] for move in answer.moves}
    held[3] |= {"theme": "t", "held": True}
    assert sorter.tick(held, [theme("t", 1, accepted=True)]).unplaced == {"c03": None}


def test_a_text_in_another_language_is_placed_by_its_translation() -> None:
    """Mutation: `text_of` or `_language` reads the original → fails."""
    held = cards("time ab", "time ab", "time abc", "Mae amser yn bwysig ac mae pobl yn hyn")
    held[3]["lang"] = "cy"
    sorter = Sorter(PLAIN)
    assert sorter.tick(held, []).unplaced == {"c03": "language"}
    held[3]["translation"] = {"text": "time ab"}
    answer = sorter.tick(held, [])
    assert answer.unplaced == {"c03": None}
    assert len({move["new"] for move in answer.moves if move["card"] in {"c00", "c03"}}) == 1


def test_a_translation_into_a_third_language_waits_as_well() -> None:
    held = cards("time ab", "time ab", "time abc", "Mae amser yn bwysig ac mae pobl yn hyn")
    held[3]["translation"] = {"text": "Czas jest ważny i to jest dla ludzi"}
    assert Sorter(PLAIN).tick(held, []).unplaced == {"c03": "language"}


def test_what_was_said_is_ids_only() -> None:
    held = cards("time ab", "time ab", "home ab", "ﷺ سننے")
    answer = Sorter(PLAIN).tick(held, [])
    said = repr((answer.offers, answer.near, answer.same, answer.unplaced))
    assert not any(one["text"] in said for one in held)
