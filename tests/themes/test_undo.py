"""Taking an act back: exactly, or not at all."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.kernel.refused import Conflict
from oasis_live.themes.rules import undo
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme

some = st.none() | st.sampled_from(["a", "b"])
placements = st.builds(
    Placement,
    card=st.just("x"),
    theme=some,
    by=st.sampled_from(["", "Ann", "Sam"]),
    held=st.booleans(),
    pinned=st.booleans(),
    at=st.integers(0, 9),
)
themes = st.builds(
    Theme,
    id=st.just("t"),
    place=st.integers(1, 3),
    name_id=some,
    title_card=some,
    pool=st.none() | st.integers(1, 12),
    accepted=st.booleans(),
    locked=st.booleans(),
    removed=st.booleans(),
    merged_into=some,
    by=st.sampled_from(["", "Ann", "Sam"]),
)


def kept(change: undo.Change) -> undo.Change:
    """As it comes back from the undo stack."""
    was, left = json.loads(json.dumps(change))
    return was, left


@given(before=placements, after=placements)
def test_a_card_goes_back_exactly(before: Placement, after: Placement) -> None:
    assert undo.card_back(after, kept(undo.change_of(before, after)), {}) == before


@given(before=themes, after=themes)
def test_what_a_person_did_to_a_theme_goes_back_exactly(before: Theme, after: Theme) -> None:
    after = replace(after, accepted=True)
    assert undo.theme_back(after, kept(undo.change_of(before, after))) == before


def test_a_suggestion_that_went_with_its_last_card_comes_back_with_it() -> None:
    there, left = Theme("t", 1, pool=2), Theme("t", 1, removed=True)
    back = undo.theme_back(left, undo.change_of(there, left))
    assert undo.home_again(back, [Placement("x", "t")]) == there
    assert undo.home_again(back, []).removed


def test_what_a_person_took_away_stays_away_when_a_card_goes_back() -> None:
    taken = Theme("t", 1, accepted=True, removed=True)
    assert undo.home_again(taken, [Placement("x", "t")]).removed


@given(before=placements, after=placements, since=placements)
def test_a_card_that_a_person_moved_since_is_left_alone(
    before: Placement, after: Placement, since: Placement
) -> None:
    if after.theme in {before.theme, since.theme}:
        return
    with pytest.raises(Conflict) as refusal:
        undo.card_back(since, undo.change_of(before, after), {})
    assert refusal.value.present == {"card": "x", "theme": since.theme, "by": since.by}


def test_an_undo_keeps_what_the_act_had_not_changed() -> None:
    change = undo.change_of(Placement("x", "a"), Placement("x", "a", pinned=True))
    moved_since = Placement("x", "b", pinned=True)
    assert undo.card_back(moved_since, change, {}) == Placement("x", "b")


def test_a_theme_that_the_act_made_is_gone_and_comes_again_with_redo() -> None:
    made = Theme("t", 1, name_id="n", accepted=True)
    back = undo.theme_back(made, undo.change_of(None, made))
    assert back.removed
    assert undo.theme_back(back, undo.change_of(made, back)) == made


def test_a_theme_that_somebody_renamed_since_is_left_alone() -> None:
    change = undo.change_of(Theme("t", 1), Theme("t", 1, name_id="n1"))
    with pytest.raises(Conflict) as refusal:
        undo.theme_back(Theme("t", 1, name_id="n2", by="Lee"), change)
    assert refusal.value.present == {"id": "t", "by": "Lee"}


def test_what_people_put_into_a_theme_meanwhile_keeps_it_theirs() -> None:
    theme = Theme("t", 1)
    assert not undo.still_touched(theme, [Placement("x", "t")]).accepted
    assert undo.still_touched(theme, [Placement("x", "t", "Ann", True)]).accepted
    assert undo.still_touched(replace(theme, name_id="n"), []).accepted


def test_a_machines_card_is_set_down_and_a_persons_stops_the_undo() -> None:
    assert undo.left_behind(Placement("x", "t")) == Placement("x")
    with pytest.raises(Conflict) as refusal:
        undo.left_behind(Placement("x", "t", "Sam", True))
    assert refusal.value.present == {"card": "x", "theme": "t", "by": "Sam"}


def test_an_image_holds_no_words() -> None:
    before, after = Theme("t", 1, "Secret", "n1"), Theme("t", 1, "Other", "n2")
    assert "Secret" not in json.dumps(undo.change_of(before, after))
