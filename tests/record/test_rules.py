"""From what a room holds to what leaves it."""

from oasis_live.kernel.consent import Level
from oasis_live.record.rules import HeldTheme, record_of
from oasis_live.record.tables import Result, Stays, Vote
from tests.record.rooms import a_principle, a_room, a_story


def test_a_room_only_story_is_counted_and_nowhere_else() -> None:
    record = record_of(a_room(a_story(consent=Level.ROOM)))
    assert record.stories == ()
    assert record.counts["stories"] == 1
    assert record.stays == (Stays("story", "room_only", 1),)


def test_a_withdrawn_story_is_counted_as_withdrawn() -> None:
    record = record_of(a_room(a_story(state="withdrawn")))
    assert record.stays == (Stays("story", "withdrawn", 1),)
    assert record.counts["stories"] == 0


def test_a_quotable_story_stands_with_a_first_name() -> None:
    story = record_of(a_room(a_story(consent=Level.FIRST_NAME, name="Mike Brown"))).stories[0]
    assert story.name == "Mike"


def test_a_principle_names_only_stories_that_leave() -> None:
    room = a_room(
        a_story("s1"), a_story("s2", consent=Level.ROOM), a_principle(stories=("s1", "s2"))
    )
    assert record_of(room).words[0].stories == ("s1",)


def test_a_principle_merged_into_one_that_is_hidden_stands_alone() -> None:
    room = a_room(a_principle("p1", merged_into="p2"), a_principle("p2", state="hidden"))
    assert [(one.id, one.merged_into) for one in record_of(room).words] == [("p1", None)]


def test_conditions_of_stories_count_as_conditions() -> None:
    room = a_room(a_story(conditions=("time", "a second chair"), consent=Level.ROOM))
    assert record_of(room).counts["conditions"] == 2


def test_a_machine_s_theme_name_with_a_room_only_word_is_left_empty() -> None:
    themes = (
        HeldTheme("t1", "stairs rail", by_people=False, place=0),
        HeldTheme("t2", "stairs Hartley", by_people=False, place=1),
        HeldTheme("t3", "Hartley", by_people=True, place=2),
    )
    room = a_room(
        a_story(), a_story("s2", happened="Mrs Hartley", consent=Level.ROOM), themes=themes
    )
    assert [one.name for one in record_of(room).themes] == ["stairs rail", "", "Hartley"]


def test_a_result_keeps_its_number_when_its_words_stay() -> None:
    result = Result("o1", "A hand on the rail", "s1", None, 7, 5, 1, {"p1": None})
    vote = Vote("act", "Vote", "", "dots", 5, (result,))
    told = record_of(a_room(a_story(consent=Level.ROOM), votes=(vote,))).votes[0].results[0]
    assert (told.text, told.card, told.total, told.rank) == ("", None, 7, 1)
