"""Ballots through the real pipeline: what counts, and who sees what when."""

import pytest

from oasis_live.kernel.person import Lens, Person
from oasis_live.kernel.refused import Gone, Malformed, NotAllowed, NotFound, NotOpen, TooMany
from tests.ballots.hall import Hall

SCREENS: tuple[Lens, ...] = ("phone", "board", "desk")
NAMES = ("Time", "Trust", "Tea", "Being heard")


@pytest.fixture
def vote(hall: Hall, ann: Person) -> str:
    hall.opens("interviews")
    for name in NAMES:
        hall.names(ann, name)
    return hall.opens("vote")


def test_the_options_are_the_principles_that_are_shown(hall: Hall, vote: str) -> None:
    for lens in SCREENS:
        assert [one["text"] for one in hall.find("option", lens, activity=vote)] == list(NAMES)
    assert hall.find("option", "sorter") == []


def test_a_principle_that_comes_while_people_vote_is_no_option(
    hall: Hall, ann: Person, vote: str
) -> None:
    interviews = hall.find("activity", kind="interviews")[0]["id"]
    hall.act("activity.reopen", activity=interviews)
    hall.names(ann, "Too late", activity=interviews)
    assert len(hall.find("option", activity=vote)) == len(NAMES)


def test_the_last_ballot_counts(hall: Hall, ann: Person, vote: str) -> None:
    hall.casts(ann, vote, Time=2, Trust=2)
    hall.casts(ann, vote, Tea=1)
    assert hall.ballot(ann, vote) == {"Tea": 1}
    assert hall.one("activity", vote)["voted"] == 1


def test_the_same_ballot_again_changes_nothing(hall: Hall, ann: Person, vote: str) -> None:
    first = hall.casts(ann, vote, Time=2)
    again = hall.casts(ann, vote, Time=2)
    assert again["seq"] == first["seq"]


def test_a_ballot_without_a_dot_is_none(hall: Hall, ann: Person, vote: str) -> None:
    hall.casts(ann, vote, Time=1)
    hall.casts(ann, vote, Time=0)
    assert hall.ballot(ann, vote) is None
    assert hall.one("activity", vote)["voted"] == 0


def test_a_sixth_dot_is_refused_and_the_ballot_stays(hall: Hall, ann: Person, vote: str) -> None:
    hall.casts(ann, vote, Time=2)
    with pytest.raises(TooMany, match="All five dots are placed"):
        hall.casts(ann, vote, Time=2, Trust=2, Tea=2)
    assert hall.ballot(ann, vote) == {"Time": 2}


def test_a_dot_on_an_option_of_another_vote_is_refused(hall: Hall, ann: Person, vote: str) -> None:
    second = hall.act("activity.add", kind="vote", title="Again", after=vote)["id"]
    hall.act("activity.open", activity=second)
    elsewhere = hall.find("option", activity=second)[0]["id"]
    with pytest.raises(NotFound):
        hall.do(ann, "ballot.cast", activity=vote, choices={elsewhere: 1})


def test_no_dot_is_placed_once_voting_has_closed(hall: Hall, ann: Person, vote: str) -> None:
    hall.act("activity.close", activity=vote)
    with pytest.raises(NotOpen, match=r"Voting has closed\. Your dots are counted\."):
        hall.casts(ann, vote, Time=1)


def test_a_vote_may_allow_some_seconds_of_grace_until_the_reveal(
    hall: Hall, ann: Person, vote: str
) -> None:
    hall.act("activity.change", activity=vote, settings={"grace_seconds": 10})
    hall.act("activity.close", activity=vote)
    hall.waits(seconds=9)
    hall.casts(ann, vote, Time=1)
    hall.act("activity.reveal", activity=vote)
    with pytest.raises(NotOpen):
        hall.casts(ann, vote, Time=2)


def test_no_dot_is_placed_before_voting_opens(hall: Hall, ann: Person) -> None:
    planned = hall.find("activity", kind="vote")[0]["id"]
    with pytest.raises(NotOpen, match="Voting hasn’t opened yet"):
        hall.do(ann, "ballot.cast", activity=planned, choices={})
    talk = hall.opens("interviews")
    with pytest.raises(NotOpen, match="nothing to vote on"):
        hall.do(ann, "ballot.cast", activity=talk, choices={})


def test_S01_only_participants_vote(hall: Hall, vote: str) -> None:
    with pytest.raises(NotAllowed):
        hall.act("ballot.cast", activity=vote, choices={})


def test_S02_a_removed_person_casts_no_later_ballot(hall: Hall, ann: Person, vote: str) -> None:
    hall.act("person.remove", id=ann.id)
    with pytest.raises(Gone):
        hall.casts(ann, vote, Time=1)


@pytest.mark.parametrize("choices", [{"x": "two"}, {"x": 1.5}, {"x": True}, [1], None])
def test_S01_ballots_of_another_shape_are_malformed(
    hall: Hall, ann: Person, vote: str, choices: object
) -> None:
    with pytest.raises(Malformed):
        hall.do(ann, "ballot.cast", activity=vote, choices=choices)


def test_a_ballot_is_its_voter_s_alone(hall: Hall, ann: Person, vote: str) -> None:
    hall.casts(ann, vote, Time=2)
    assert hall.ballot(hall.ben, vote) is None
    assert not hall.find("mine", "board") + hall.find("mine", "desk") + hall.find("mine", "sorter")


def test_no_count_is_told_before_the_reveal(hall: Hall, ann: Person, vote: str) -> None:
    hall.casts(ann, vote, Time=2)
    for lens in SCREENS:
        assert hall.find("tally", lens) == []
    assert "voted" not in hall.one("activity", vote, "phone")
    hall.act("activity.reveal", activity=vote)
    for lens in SCREENS:
        first = hall.find("tally", lens, rank=1)[0]
        assert (first["total"], first["voters"], first["method"]) == (2, 1, "dots")
        assert hall.one("activity", vote, lens)["voted"] == 1


def test_a_vote_that_is_opened_again_keeps_options_and_dots_and_hides_the_result(
    hall: Hall, ann: Person, vote: str
) -> None:
    hall.casts(ann, vote, Time=2)
    before = hall.find("option", activity=vote)
    hall.act("activity.reveal", activity=vote)
    hall.act("activity.reopen", activity=vote)
    assert hall.find("option", activity=vote) == before
    assert hall.find("tally", "board") == []
    assert hall.ballot(ann, vote) == {"Time": 2}


def test_others_votes_move_no_phone(hall: Hall, ann: Person, vote: str) -> None:
    seq = hall.seq
    hall.casts(hall.ben, vote, Time=2)
    update = hall.since(hall.audience("phone", ann), seq)
    assert (update["put"], update["drop"]) == ({}, {})


def test_a_vote_that_allows_more_on_one_than_there_are_dots_does_not_open(hall: Hall) -> None:
    vote = hall.find("activity", kind="vote")[0]["id"]
    hall.act("activity.change", activity=vote, settings={"dots": 1, "max": 2})
    with pytest.raises(Malformed, match="no more dots"):
        hall.act("activity.open", activity=vote)


def test_a_vote_with_one_dot_for_each_opens(hall: Hall) -> None:
    vote = hall.find("activity", kind="vote")[0]["id"]
    hall.act("activity.change", activity=vote, settings={"dots": 1})
    hall.act("activity.open", activity=vote)
    assert hall.find("activity", kind="vote")[0]["settings"]["max"] == 1


def test_a_way_of_voting_that_is_not_there_does_not_open(hall: Hall) -> None:
    vote = hall.find("activity", kind="vote")[0]["id"]
    hall.act("activity.change", activity=vote, settings={"method": "shouting"})
    with pytest.raises(Malformed, match="not known"):
        hall.act("activity.open", activity=vote)
