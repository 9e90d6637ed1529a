"""What merging, splitting, removing and naming do."""

import pytest

from oasis_live.kernel.refused import Conflict, Empty, Malformed, TooLong
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.shaping import check_split, merge, remove, split
from oasis_live.themes.rules.theme import Theme

A, B = Theme("a", 1, pool=1), Theme("b", 2, pool=2)
CARDS = [Placement("x", "a"), Placement("y", "a", "Sam", True), Placement("z", "b")]


def test_a_merge_holds_every_card_of_both() -> None:
    shaped = merge(A, B, CARDS)
    assert all(not one.is_free and one.theme == "b" for one in shaped.cards)


def test_a_merge_says_of_no_card_that_a_person_placed_it() -> None:
    """Mutation: merged cards are placed by who merged -> nobody can say any more which ones a
    person has looked at.
    """
    assert [(one.theme, one.by) for one in merge(A, B, CARDS).cards] == [
        ("b", ""),
        ("b", "Sam"),
        ("b", ""),
    ]


def test_a_merged_theme_is_gone_and_says_where_to() -> None:
    target, source = merge(A, B, CARDS).themes
    assert (source.removed, source.pool, source.merged_into) == (True, None, "b")
    assert target.accepted


def test_a_persons_name_outlives_the_theme_that_it_was_given_to() -> None:
    named = Theme("a", 1, "Trust", "n1")
    target, _source = merge(named, B, []).themes
    assert (target.name, target.name_id) == ("Trust", "n1")
    kept, _source = merge(named, Theme("b", 2, "Time", "n2"), []).themes
    assert kept.name == "Time"


def test_a_theme_can_t_be_merged_into_itself() -> None:
    with pytest.raises(Malformed):
        merge(A, A, [])


def test_a_split_moves_some_cards_and_holds_the_others() -> None:
    made = Theme("new", 3)
    x, y = split(A, made, CARDS[:2], ["x"], by="Ann", at=9).cards
    assert (x.theme, x.by) == ("new", "Ann")
    assert (y.theme, y.by, y.held) == ("a", "Sam", True)


def test_both_parts_of_a_split_are_a_persons() -> None:
    assert all(
        one.accepted for one in split(A, Theme("n", 3), CARDS[:2], ["x"], by="A", at=9).themes
    )


def test_a_split_without_cards_is_none() -> None:
    with pytest.raises(Malformed):
        check_split(A, CARDS[:2], [])


@pytest.mark.parametrize("leaving", [["z"], ["x", "z"]])
def test_only_cards_of_the_theme_can_be_split_off(leaving: list[str]) -> None:
    with pytest.raises(Conflict):
        check_split(A, CARDS[:2], leaving)


def test_cards_of_a_removed_theme_wait_for_a_person() -> None:
    shaped = remove(A, CARDS[:2], by="Ann", at=9)
    assert all(one.theme is None and not one.is_free for one in shaped.cards)
    assert shaped.themes[0].removed


def test_a_name_is_one_line_and_fits() -> None:
    assert rules.named("  Time \n to listen ") == "Time to listen"
    with pytest.raises(Empty):
        rules.named("  ")
    with pytest.raises(TooLong) as refusal:
        rules.named("x" * 83)
    assert refusal.value.values == {"over": 3}


def test_the_machine_changes_no_name_that_a_person_gave() -> None:
    named = rules.renamed(A, "Trust", "n1")
    assert rules.called_by(named, "x") == named
    assert rules.called_by(A, "x").title_card == "x"
    assert rules.called_by(rules.gone(A), "x").title_card is None


def test_nothing_can_be_done_with_a_theme_that_is_gone() -> None:
    with pytest.raises(Conflict):
        rules.there(rules.gone(A))
