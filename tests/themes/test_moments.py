"""Themes follow what happens to the contributions in them."""

from tests.themes.wall import Wall


def counts(wall: Wall, theme: str) -> tuple[int, int, int, int]:
    held = wall.one("theme", theme)["counts"]
    return held["cards"], held["principles"], held["stories"], held["tables"]


def test_a_theme_counts_what_is_shown_and_from_how_many_tables(wall: Wall) -> None:
    story = wall.adds(wall.ben, "I sat with him.", "story")
    theme = wall.adds_theme("All", *wall.cards, story)
    assert counts(wall, theme) == (5, 4, 1, 2)


def test_hidden_cards_do_not_count_until_they_are_restored(wall: Wall) -> None:
    theme = wall.adds_theme("All", *wall.cards)
    wall.sam("card.hide", id=wall.cards[2])
    wall.sam("card.hide", id=wall.cards[3])
    assert counts(wall, theme) == (2, 2, 0, 1)
    wall.sam("card.restore", id=wall.cards[3])
    assert counts(wall, theme) == (3, 3, 0, 2)


def test_near_duplicates_count_once(wall: Wall) -> None:
    theme = wall.adds_theme("All", *wall.cards)
    undo = wall.sam("card.merge", from_=wall.cards[0], into=wall.cards[1])["undo"]
    assert counts(wall, theme)[0] == 3
    wall.sam("undo", id=undo)
    assert counts(wall, theme)[0] == 4


def test_somebody_who_moves_to_another_table_takes_the_count_along(wall: Wall) -> None:
    theme = wall.adds_theme("All", *wall.cards)
    wall.do(wall.cat, "person.change", table="1")
    assert counts(wall, theme)[3] == 1


def test_a_withdrawn_card_is_nowhere_and_gives_no_theme_its_words(wall: Wall) -> None:
    theme = wall.suggested()
    assert wall.one("theme", theme)["name"] == "“Time to listen”"
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    assert wall.places()[0] == "gone"
    assert wall.one("theme", theme)["name"] == "New group"
    assert counts(wall, theme)[0] == 1


def test_a_theme_is_called_by_its_cards_new_words(wall: Wall) -> None:
    theme = wall.suggested()
    wall.do(wall.ann, "contribution.change", id=wall.cards[0], text="Time to hear")
    assert wall.one("theme", theme)["name"] == "“Time to hear”"


def test_a_suggestion_whose_cards_are_all_hidden_goes(wall: Wall) -> None:
    theme = wall.suggested()
    for card in wall.cards[:2]:
        wall.sam("card.hide", id=card)
    assert theme not in wall.themes()


def test_nothing_is_left_of_themes_when_a_summit_is_erased(wall: Wall) -> None:
    wall.adds_theme("All", *wall.cards)
    with wall.house.database.writing() as tx_of:
        tx = tx_of(wall.id)
        for moment in wall.house.registry.moments:
            if moment.name == "summit.erased" and "themes" in moment.handle.__module__:
                moment.handle(tx, (wall.id,))
    assert wall.themes() == {}
    assert wall.places() == [None] * 4
