"""Numbers by perspective: too few are not shown, and can't be worked out from others."""

from hypothesis import given
from hypothesis import strategies as st

from oasis_live.ballots.rules.dots import METHOD
from oasis_live.ballots.rules.suppression import FEWEST, UNNAMED, Crowd, hidden_everywhere
from oasis_live.ballots.rules.tally import Tally, tallies
from oasis_live.summits.rules.activity import Settings

FIVE_DOTS = Settings(method="dots")
PERSPECTIVES = ("carer", "clinician", "manager", "volunteer")
Ballot = tuple[str, dict[str, int]]

perspectives = st.sampled_from((*PERSPECTIVES, UNNAMED))
choices = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 2), min_size=1, max_size=2)
rooms = st.lists(st.tuples(perspectives, choices), max_size=60)


def crowd(**voters: int) -> Crowd:
    return Crowd({UNNAMED: voters.pop("nobody", 0), **voters}, PERSPECTIVES)


def counted(ballots: list[Ballot]) -> tuple[list[Tally], Crowd]:
    cells: dict[str, dict[str, dict[int, int]]] = {option: {} for option in "abcd"}
    for perspective, placed in ballots:
        for option, dots in placed.items():
            of = cells[option].setdefault(perspective, {})
            of[dots] = of.get(dots, 0) + 1
    voters = [perspective for perspective, _placed in ballots]
    people = Crowd({one: voters.count(one) for one in voters}, PERSPECTIVES)
    return tallies(cells, people, METHOD, FIVE_DOTS), people


def test_four_managers_are_too_few_to_show() -> None:
    hidden = hidden_everywhere(crowd(carer=30, clinician=9, volunteer=12, manager=4))
    assert hidden == {"manager", "clinician"}


def test_a_single_hidden_group_takes_the_smallest_other_with_it() -> None:
    assert hidden_everywhere(crowd(carer=7, clinician=6, manager=4, volunteer=20)) == {
        "manager",
        "clinician",
    }


def test_two_small_groups_that_are_few_together_take_a_third() -> None:
    assert hidden_everywhere(crowd(carer=30, clinician=12, manager=1, volunteer=2)) == {
        "manager",
        "volunteer",
        "clinician",
    }


def test_where_everybody_is_many_nothing_is_hidden() -> None:
    assert hidden_everywhere(crowd(carer=5, clinician=5, nobody=5)) == frozenset()
    assert hidden_everywhere(crowd(carer=5, clinician=5)) == frozenset()


def test_a_few_who_named_no_perspective_are_not_the_only_ones_left_over() -> None:
    hidden = hidden_everywhere(crowd(carer=30, clinician=12, manager=9, nobody=2))
    assert hidden == {"clinician", "manager", "volunteer"}


def test_who_was_not_there_is_not_told_where_others_are_hidden() -> None:
    assert hidden_everywhere(crowd(manager=1)) == set(PERSPECTIVES)
    assert hidden_everywhere(crowd(nobody=1)) == set(PERSPECTIVES)


def test_a_perspective_that_nobody_voted_from_is_nought_and_hides_nobody() -> None:
    ballots: list[Ballot] = [("carer", {"a": 1})] * 6 + [("clinician", {"a": 2})] * 5
    first = counted(ballots)[0][0]
    assert first.by == {"carer": 6, "clinician": 10, "manager": 0, "volunteer": 0}


def test_a_hidden_group_s_nought_does_not_show() -> None:
    ballots: list[Ballot] = [("manager", {"a": 1})] * 4 + [("volunteer", {"a": 1})] * 4
    ballots += [("carer", {"b": 2})] * 9
    on_b = next(one for one in counted(ballots)[0] if one.option == "b")
    assert on_b.by["manager"] is on_b.by["carer"] is None
    assert on_b.total == 18


@given(rooms)
def test_suppressed_numbers_cannot_be_worked_out_from_others(ballots: list[Ballot]) -> None:
    for tally in counted(ballots)[0]:
        hidden = [one for one, number in tally.by.items() if number is None]
        shown = [number for number in tally.by.values() if number]
        behind = {
            who: sum(placed.get(tally.option, 0) for whose, placed in ballots if whose == who)
            for who in (*hidden, UNNAMED)
        }
        left = tally.total - sum(shown)
        assert left == sum(behind.values())
        groups = {who for who, _placed in ballots if who in behind}
        if shown and (hidden or 0 < [who for who, _ in ballots].count(UNNAMED) < FEWEST):
            # What is left over is of several groups and enough dots that each could be nought.
            assert len(groups) >= 2
            assert left >= FEWEST


@given(rooms)
def test_no_number_is_shown_for_fewer_than_five_people(ballots: list[Ballot]) -> None:
    found, people = counted(ballots)
    for tally in found:
        for perspective, number in tally.by.items():
            assert not number or people.voters[perspective] >= FEWEST


@given(rooms)
def test_the_whole_room_s_totals_are_always_told(ballots: list[Ballot]) -> None:
    for tally in counted(ballots)[0]:
        placed = [of[tally.option] for _who, of in ballots if tally.option in of]
        assert (tally.total, tally.voters) == (sum(placed), len(placed))


@given(rooms)
def test_ranks_count_from_one_and_equals_share_one(ballots: list[Ballot]) -> None:
    found = counted(ballots)[0]
    assert [one.rank for one in found] == [
        1 + sum(other.total > one.total for other in found) for one in found
    ]
    assert [one.total for one in found] == sorted((one.total for one in found), reverse=True)
