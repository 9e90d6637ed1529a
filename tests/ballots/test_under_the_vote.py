"""What happens to options and dots when cards and themes change under a vote."""

import pytest

from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import NotFound
from tests.ballots.hall import Hall


@pytest.fixture
def cards(hall: Hall, ann: Person) -> dict[str, str]:
    hall.opens("interviews")
    return {text: hall.names(ann, text) for text in ("Time", "More time", "Trust")}


def vote_on(hall: Hall, **settings: object) -> str:
    vote = str(hall.find("activity", kind="vote")[0]["id"])
    hall.act("activity.change", activity=vote, settings=settings)
    hall.act("activity.open", activity=vote)
    return vote


def texts(hall: Hall, vote: str) -> list[str]:
    return [one["text"] for one in hall.find("option", "phone", activity=vote)]


def results(hall: Hall, vote: str) -> dict[str, int]:
    names = {one["id"]: one["text"] for one in hall.find("option", activity=vote)}
    return {names[one["id"]]: one["total"] for one in hall.find("tally", activity=vote)}


def test_a_hidden_card_is_no_option_and_its_dots_come_back_with_it(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    hall.casts(ann, vote, Time=2, Trust=1)
    hall.act("card.hide", id=cards["Trust"])
    assert texts(hall, vote) == ["Time", "More time"]
    assert hall.ballot(ann, vote) == {"Time": 2}
    hall.act("card.restore", id=cards["Trust"])
    assert hall.ballot(ann, vote) == {"Time": 2, "Trust": 1}


def test_a_withdrawn_card_takes_its_dots_along(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    hall.casts(ann, vote, Time=2, Trust=1)
    hall.do(ann, "contribution.withdraw", id=cards["Trust"])
    hall.act("activity.reveal", activity=vote)
    assert results(hall, vote) == {"Time": 2, "More time": 0}


def test_a_dot_on_a_hidden_card_is_refused_in_words_that_say_so(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    trust = next(one["id"] for one in hall.find("option") if one["text"] == "Trust")
    hall.act("card.hide", id=cards["Trust"])
    with pytest.raises(NotFound, match="can no longer be voted on"):
        hall.do(ann, "ballot.cast", activity=vote, choices={trust: 1})


def test_changed_words_are_the_option_s_words(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    hall.do(ann, "contribution.change", id=cards["Trust"], text="Trust grows")
    assert texts(hall, vote)[-1] == "Trust grows"


def test_dots_of_a_merged_card_go_to_the_one_that_stays_and_back_with_an_undo(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    hall.casts(ann, vote, Time=2, More_time=2, Trust=1)
    hall.casts(hall.ben, vote, More_time=1)
    merged = hall.act("card.merge", from_=cards["More time"], into=cards["Time"])
    assert texts(hall, vote) == ["Time", "Trust"]
    assert hall.ballot(ann, vote) == {"Time": 2, "Trust": 1}
    assert hall.ballot(hall.ben, vote) == {"Time": 1}
    hall.act("undo", id=merged["undo"])
    assert hall.ballot(ann, vote) == {"Time": 2, "More time": 2, "Trust": 1}


def test_a_phone_that_missed_a_merge_casts_for_the_one_that_stays(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    ids = {one["text"]: one["id"] for one in hall.find("option", activity=vote)}
    hall.act("card.merge", from_=cards["More time"], into=cards["Time"])
    choices = {ids["More time"]: 2, ids["Time"]: 2, ids["Trust"]: 1}
    hall.do(ann, "ballot.cast", activity=vote, choices=choices)
    assert hall.ballot(ann, vote) == {"Time": 2, "Trust": 1}


def test_the_revealed_result_joins_what_was_merged(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    hall.casts(ann, vote, Time=2, More_time=2)
    hall.casts(hall.ben, vote, More_time=1)
    hall.act("activity.reveal", activity=vote)
    hall.act("card.merge", from_=cards["More time"], into=cards["Time"])
    assert results(hall, vote) == {"Time": 3, "Trust": 0}


def test_themes_can_be_voted_on(hall: Hall, ann: Person, cards: dict[str, str]) -> None:
    first = hall.act("theme.add", name="Being heard", cards=[cards["Trust"]])["id"]
    second = hall.act("theme.add", name="Listening", cards=[cards["Time"]])["id"]
    vote = vote_on(hall, options_from="themes")
    hall.casts(ann, vote, Being_heard=2, Listening=2)
    assert hall.find("option", activity=vote)[0]["theme"] == first
    hall.act("theme.rename", theme=first, name="Really heard")
    assert texts(hall, vote) == ["Really heard", "Listening"]
    merged = hall.act("theme.merge", from_=second, into=first)
    assert texts(hall, vote) == ["Really heard"]
    assert hall.ballot(ann, vote) == {"Really heard": 2}
    hall.act("undo", id=merged["undo"])
    assert hall.ballot(ann, vote) == {"Really heard": 2, "Listening": 2}


def test_what_came_out_of_an_activity_can_be_voted_on(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    interviews = hall.find("activity", kind="interviews")[0]["id"]
    hall.adds(ann, "She held the rail.", "story", title="A hand on the rail")
    vote = vote_on(hall, options_from=interviews)
    assert texts(hall, vote) == [*cards, "A hand on the rail"]


def test_a_second_vote_can_be_on_the_first_one_s_options_the_best_first(
    hall: Hall, ann: Person, cards: dict[str, str]
) -> None:
    vote = vote_on(hall)
    hall.casts(ann, vote, Trust=2)
    second = hall.act(
        "activity.add", kind="vote", title="Again", after=vote, settings={"options_from": vote}
    )["id"]
    hall.act("activity.open", activity=second)
    assert texts(hall, second)[0] == "Trust"
    assert cards.keys() == set(texts(hall, second))
