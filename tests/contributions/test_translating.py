"""A translation stands beside its original, goes with it, and is seen by nobody else."""

from dataclasses import replace
from typing import Any

import pytest

from oasis_live.contributions.rules.contribution import Kind
from oasis_live.contributions.rules.kinds import CHECKS, longest
from oasis_live.contributions.rules.words import Words
from oasis_live.kernel.person import Lens
from oasis_live.kernel.refused import Conflict, Malformed, NotAllowed, NotFound, TooLong
from oasis_live.summits.rules.summit import Limits
from tests.a_room import ARoom
from tests.contributions.conftest import everything_stored

WELSH, ENGLISH = "Cael amser i wrando", "Having zq-time to listen"
SEEN: tuple[Lens, ...] = ("desk", "board", "sorter")


@pytest.fixture
def card(room: ARoom) -> str:
    """A card of Ann's in Welsh, with a translation of Sam's."""
    added = room.adds(room.ann, WELSH, lang="cy")
    translate(room, added)
    return added


def translate(room: ARoom, card: str, text: str = ENGLISH, **more: Any) -> None:
    room.do(room.desk, "contribution.translate", id=card, text=text, **more)


def told(room: ARoom, card: str, lens: Lens = "desk") -> Any:
    return room.one("card", card, lens).get("translation")


def test_everybody_who_sees_the_card_sees_both_and_the_desk_alone_hears_who_made_it(
    room: ARoom, card: str
) -> None:
    for lens in SEEN:
        seen = room.one("card", card, lens)
        assert (seen["text"], seen["lang"]) == (WELSH, "cy")
    assert told(room, card) == {"text": ENGLISH, "by": "Sam"}
    assert told(room, card, "board") == told(room, card, "sorter") == {"text": ENGLISH}
    assert "translation" not in room.one("mine", card, "phone", room.ann)


@pytest.mark.parametrize("command", ["card.hide", "contribution.change", "contribution.withdraw"])
def test_a_translation_is_seen_by_nobody_who_may_not_see_the_original(
    room: ARoom, card: str, command: str
) -> None:
    """Mutation: `_translated` before `_may_see` → fails."""
    room.do(room.desk, "room.hold", on=True)
    fields = {"text": "Amser"} if command == "contribution.change" else {}
    who = room.desk if command == "card.hide" else room.ann
    room.do(who, command, id=card, **fields)
    everybody = [room.audience(lens) for lens in ("board", "sorter")]
    everybody += [room.audience("phone", one) for one in room.people]
    assert "zq-time" not in str([room.fresh(one) for one in everybody])


def test_what_waits_is_translated_for_whoever_checks_it_and_for_nobody_else(room: ARoom) -> None:
    room.do(room.desk, "room.hold", on=True)
    waits = room.adds(room.ann, WELSH)
    translate(room, waits)
    assert told(room, waits) == {"text": ENGLISH, "by": "Sam"}
    assert not room.sees("card", waits, "board")
    room.do(room.desk, "card.accept", id=waits)
    assert told(room, waits, "board") == {"text": ENGLISH}


@pytest.mark.parametrize("how", ["withdrawn", "changed", "taken away"])
def test_a_translation_that_goes_is_nowhere_in_the_database(
    room: ARoom, card: str, how: str
) -> None:
    """Mutations: `withdraw` or `change` keeps it; the command is undone by an image → fail."""
    assert "zq-time" in everything_stored(room)
    if how == "withdrawn":
        room.do(room.ann, "contribution.withdraw", id=card)
    elif how == "changed":
        room.do(room.ann, "contribution.change", id=card, text="Amser")
    else:
        translate(room, card, " \n ")
    assert "zq-time" not in everything_stored(room)


def test_a_translation_stays_with_the_words_that_it_is_of(room: ARoom, card: str) -> None:
    story = room.adds(room.ann, "Eisteddais gydag ef.", "story")
    translate(room, story, "I sat with him.")
    room.do(room.ann, "contribution.change", id=card, lang="cy-GB", stories=[story])
    room.do(room.ann, "contribution.consent", id=story, consent="anonymous")
    room.do(room.desk, "card.hide", id=card)
    room.do(room.desk, "card.restore", id=card)
    assert told(room, card)["text"] == ENGLISH
    assert told(room, story)["text"] == "I sat with him."
    room.do(room.ann, "contribution.change", id=story, wishes=["Mwy o amser"])
    assert told(room, story) is None


def test_the_same_words_again_are_still_their_first_translators(room: ARoom, card: str) -> None:
    lee = room.key(room.desk.role, "Lee")
    before = room.seq
    room.do(lee, "contribution.translate", id=card, text=f" {ENGLISH} ")
    assert told(room, card)["by"] == "Sam"
    room.do(lee, "contribution.translate", id=card, text="Time to listen")
    assert told(room, card) == {"text": "Time to listen", "by": "Lee"}
    assert room.seq > before


def test_words_that_their_author_changed_meanwhile_are_read_again_first(room: ARoom) -> None:
    """Mutation: `of` beside what happened alone -> a name that its author took out of the title
    comes back with the translation.
    """
    card = room.adds(room.ann, WELSH)
    story = room.adds(room.ann, "Eisteddais.", "story", title="Te Jane", wishes=["Mwy"])
    translate(room, card, of=[WELSH])
    translate(room, story, "I sat down.", of=["Te Jane", "Eisteddais.", "Mwy"])
    room.do(room.ann, "contribution.change", id=card, text="Amser")
    room.do(room.ann, "contribution.change", id=story, title="Te")
    for changed, read in ((card, [WELSH]), (story, ["Te Jane", "Eisteddais.", "Mwy"])):
        with pytest.raises(Conflict, match="just changed these words") as refused:
            translate(room, changed, "With Jane", of=read)
        assert refused.value.field == "text"
        assert told(room, changed) is None


def test_of_two_who_translate_one_card_the_second_reads_the_first(room: ARoom, card: str) -> None:
    """Mutation: `was` unasked -> the second replaces the first, and neither hears of it."""
    lee = room.key(room.desk.role, "Lee")
    new: dict[str, Any] = {"id": card, "text": "Time to hear"}
    for was in ("", "Another"):
        with pytest.raises(Conflict, match="Sam has just translated this"):
            room.do(lee, "contribution.translate", **new, was=was)
    # Who says the same is right.
    room.do(lee, "contribution.translate", id=card, text=ENGLISH, was="")
    assert told(room, card)["by"] == "Sam"
    room.do(lee, "contribution.translate", **new, was=ENGLISH)
    translate(room, card, "", was="Time to hear")
    with pytest.raises(Conflict, match="taken the translation away"):
        room.do(lee, "contribution.translate", id=card, text="Hearing", was="Time to hear")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_translation_may_be_as_long_as_a_contribution_of_its_kind_and_no_longer(
    kind: Kind,
) -> None:
    limits = Limits()
    words = Words(text="w" * longest(kind, limits))
    if kind is Kind.STORY:
        words = Words(
            title="t" * limits.title,
            happened="h" * limits.happened,
            conditions=("c" * limits.condition,) * limits.lines,
            gem="g" * limits.gem,
            wishes=("w" * limits.wish,) * limits.lines,
        )
    assert CHECKS[kind](words, limits) == words
    texts = (words.text, words.title, words.happened, words.gem, *words.conditions, *words.wishes)
    assert sum(map(len, texts)) == longest(kind, limits)
    main = "happened" if kind is Kind.STORY else "text"
    with pytest.raises(TooLong):
        CHECKS[kind](replace(words, **{main: getattr(words, main) + "x"}), limits)


def test_a_bad_translation_is_refused_where_it_was_typed_and_the_old_one_stays(
    room: ARoom, card: str
) -> None:
    for text, refusal in (("x" * 201, TooLong), ("a\x00b", Malformed), ("\ud800", Malformed)):
        with pytest.raises(refusal) as refused:
            translate(room, card, text)
        assert refused.value.field == "text"
    for fields in ({"text": None}, {"text": ["x"]}, {"text": "x", "by": "Eve"}, {}):
        with pytest.raises(Malformed):
            room.do(room.desk, "contribution.translate", id=card, **fields)
    assert told(room, card)["text"] == ENGLISH


def test_only_a_facilitator_translates_and_only_a_card(room: ARoom, card: str) -> None:
    other = room.adds(room.ben, "b")
    room.do(room.desk, "card.merge", from_=card, into=other)
    with pytest.raises(Conflict):
        translate(room, card)
    room.do(room.ben, "contribution.withdraw", id=other)
    with pytest.raises(Conflict, match="withdrawn"):
        translate(room, other)
    with pytest.raises(NotFound):
        translate(room, "forged")
    for somebody in (room.ann, room.board, room.sorter):
        with pytest.raises(NotAllowed):
            room.do(somebody, "contribution.translate", id=card, text="x")
    assert told(room, card)["text"] == ENGLISH
