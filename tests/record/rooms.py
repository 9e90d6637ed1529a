"""Rooms full of words, for the properties of a record. Every text holds a word of its own."""

from collections.abc import Iterator
from itertools import count

from hypothesis import strategies as st

from oasis_live.kernel.consent import Level
from oasis_live.record.rules import Held, HeldTheme, Room
from oasis_live.record.tables import Heading, Result, Step, Vote

HEADING = Heading("People in relationship", "Care at its best", "2025-10-16", "one-hour")
STEPS = (
    Step(
        "act",
        "interviews",
        "Interviews in pairs",
        "Tell me about a time",
        "",
        "closed",
        {"accepts": ["story"], "minutes": 25, "grace_seconds": 90},
    ),
)
KINDS = ("condition", "principle", "question", "vision", "commitment", "offer", "request")
STATES = ("draft", "checking", "shown", "shown", "shown", "hidden", "withdrawn")
PERSPECTIVES = {"p1": "Clinician", "p2": "Volunteer"}


def a_room(
    *contributions: Held, themes: tuple[HeldTheme, ...] = (), votes: tuple[Vote, ...] = ()
) -> Room:
    return Room(HEADING, 3, PERSPECTIVES, STEPS, themes, contributions, votes)


def a_story(id: str = "s1", **fields: object) -> Held:
    told: dict[str, object] = {
        "state": "shown",
        "consent": Level.ANONYMOUS,
        "title": "A hand on the rail",
        "happened": "She asked what frightened me and it was the stairs.",
    }
    return Held(id, "story", "act", **(told | fields))  # type: ignore[arg-type] # fields of Held


def a_principle(id: str = "p1", **fields: object) -> Held:
    told: dict[str, object] = {"state": "shown", "text": "Take the time it takes"}
    return Held(id, "principle", "act", **(told | fields))  # type: ignore[arg-type] # fields of Held


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    words = (f"zq{number}word" for number in count())
    stories = [draw(_story(f"s{n}", words)) for n in range(draw(st.integers(0, 5)))]
    ids = [one.id for one in stories]
    others = [draw(_words(f"c{n}", words, ids)) for n in range(draw(st.integers(0, 5)))]
    held = (*stories, *others)
    return a_room(*held, themes=draw(_themes(held)), votes=draw(_votes(held)))


@st.composite
def _story(draw: st.DrawFn, id: str, words: Iterator[str]) -> Held:
    def lines() -> tuple[str, ...]:
        return tuple(next(words) for _ in range(draw(st.integers(0, 3))))

    return Held(
        id,
        "story",
        "act",
        draw(st.sampled_from(STATES)),
        consent=draw(st.none() | st.sampled_from(Level)),
        name=draw(st.none() | st.just(f"{next(words)} {next(words)}")),
        title=next(words),
        happened=f"{next(words)} {next(words)}",
        conditions=lines(),
        gem=next(words),
        wishes=lines(),
        translation=draw(st.none() | st.just(next(words))),
        theme=draw(st.sampled_from(("t1", "t2", None))),
    )


@st.composite
def _words(draw: st.DrawFn, id: str, words: Iterator[str], stories: list[str]) -> Held:
    return Held(
        id,
        draw(st.sampled_from(KINDS)),
        "act",
        draw(st.sampled_from(STATES)),
        name=next(words),
        text=next(words),
        translation=draw(st.none() | st.just(next(words))),
        theme=draw(st.sampled_from(("t1", "t2", None))),
        stories=tuple(draw(st.lists(st.sampled_from(stories), unique=True))) if stories else (),
    )


@st.composite
def _themes(draw: st.DrawFn, held: tuple[Held, ...]) -> tuple[HeldTheme, ...]:
    """One named by people, and one that a machine named with words out of any text of the room."""
    texts = [text for one in held for text in one.texts]
    quoted = draw(st.lists(st.sampled_from(texts), max_size=3)) if texts else []
    return (HeldTheme("t1", "Being heard", True, 0), HeldTheme("t2", " ".join(quoted), False, 1))


@st.composite
def _votes(draw: st.DrawFn, held: tuple[Held, ...]) -> tuple[Vote, ...]:
    """One vote on some of the contributions and on both themes."""
    chosen = draw(st.lists(st.sampled_from(held), unique=True)) if held else []
    by = {"p1": draw(st.none() | st.integers(0, 9)), "p2": None}
    results = [
        Result(f"o{one.id}", one.title or one.text, one.id, None, 9, 6, place, by)
        for place, one in enumerate(chosen, 1)
    ]
    results += [
        Result(f"o{id}", "theme", None, id, 0, 0, len(chosen) + 1, by) for id in ("t1", "t2")
    ]
    return (Vote("act", "What we will build on", "Which?", "dots", 12, tuple(results)),)
