"""What a contribution comes from, and what is offered to somebody who is writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.contributions.rules.contribution import Kind, State
from oasis_live.contributions.rules.links import MOST, Source, linked
from oasis_live.contributions.rules.others import MOST as MOST_OFFERED
from oasis_live.contributions.rules.others import OPENING, Offered, choose, headline, opening
from oasis_live.contributions.rules.words import Words
from oasis_live.kernel.refused import NotFound, TooMany
from oasis_live.kernel.text import graphemes

STORY, GONE = Source(Kind.STORY, State.SHOWN), Source(Kind.STORY, State.WITHDRAWN)
PRINCIPLE = Source(Kind.PRINCIPLE, State.SHOWN)


def test_each_story_is_linked_once_in_the_order_in_which_it_was_ticked() -> None:
    found = {"s1": STORY, "s2": STORY}
    assert linked(["s2", "s1", "s2"], found, field="stories") == ("s2", "s1")


def test_what_was_withdrawn_meanwhile_is_left_out_and_the_words_are_kept() -> None:
    assert linked(["s1", "s2"], {"s1": STORY, "s2": GONE}, field="stories") == ("s1",)


def test_what_this_room_never_had_is_not_found() -> None:
    with pytest.raises(NotFound) as refused:
        linked(["s1", "forged"], {"s1": STORY}, field="from")
    assert refused.value.field == "from"


def test_a_principle_is_no_story_behind_a_principle() -> None:
    found = {"p1": PRINCIPLE}
    with pytest.raises(NotFound):
        linked(["p1"], found, field="stories", kind=Kind.STORY)
    assert linked(["p1"], found, field="from") == ("p1",)


def test_links_have_a_limit() -> None:
    found = {str(n): STORY for n in range(MOST + 1)}
    assert len(linked(sorted(found)[:MOST], found, field="stories")) == MOST
    with pytest.raises(TooMany):
        linked(sorted(found), found, field="stories")


def offer(id: str, text: str, table: str = "") -> Offered:
    return Offered(id, Words(text), table)


def test_the_own_tables_words_come_first_and_of_each_the_newest() -> None:
    shown = [offer("1", "a", "4"), offer("2", "b", "5"), offer("3", "c", "4"), offer("4", "d")]
    assert [one.id for one in choose(shown, table="4")] == ["3", "1", "4", "2"]
    assert [one.id for one in choose(shown)] == ["4", "3", "2", "1"]


def test_what_is_offered_holds_every_typed_word_whatever_its_case() -> None:
    shown = [offer("1", "Time to SIT"), offer("2", "Sit down"), offer("3", "Die Straße")]
    assert [one.id for one in choose(shown, typed="sit TIME")] == ["1"]
    assert [one.id for one in choose(shown, typed="STRASSE")] == ["3"]


WRITTEN = st.lists(
    st.builds(Offered, st.text("0123456789", min_size=1), st.builds(Words, st.text(max_size=20)),
              st.sampled_from(["", "4", "5"])),
    unique_by=lambda one: one.id,
)  # fmt: skip


@given(WRITTEN, st.sampled_from(["", "4"]), st.text(max_size=3))
def test_what_is_offered_is_shown_and_never_more_than_twelve(
    shown: list[Offered], table: str, typed: str
) -> None:
    found = choose(shown, table=table, typed=typed)
    assert len(found) <= MOST_OFFERED
    assert set(found) <= set(shown)
    own = [bool(table) and one.table == table for one in found]
    assert own == sorted(own, reverse=True)


def test_a_story_stands_in_a_list_by_its_title_or_the_line_to_remember() -> None:
    assert headline(Words(title="Sitting", gem="Just sit", happened="I sat.")) == "Sitting"
    assert headline(Words(gem="Just sit", happened="I sat.")) == "Just sit"
    assert headline(Words(happened="I sat.")) == "I sat."
    assert headline(Words(text="Time")) == "Time"


def test_a_long_story_stands_in_a_list_by_its_first_words() -> None:
    assert opening("We sat there, " * 30).endswith("there, We sat…")
    assert opening("x" * 300) == "x" * OPENING + "…"


@given(st.text(max_size=400))
def test_an_opening_is_short_and_begins_like_its_story(text: str) -> None:
    short = opening(text)
    assert graphemes(short) <= OPENING + 1
    assert short == text or text.startswith(short.removesuffix("…"))
