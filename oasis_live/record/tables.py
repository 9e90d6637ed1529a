"""What a record holds. Only what may leave the room is ever in here; each format takes the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Number = int | float
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Heading:
    """The summit itself. `date` is its day in ISO 8601; `template` the one it was made from."""

    title: str
    topic: str
    date: str
    template: str


@dataclass(frozen=True, slots=True)
class Step:
    """One activity of the run sheet. `settings`: how it was set up, in the protocol's words."""

    id: str
    kind: str
    title: str
    prompt: str
    phase: str
    state: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """A story whose teller lets it leave. `name` is the first name where that was chosen;
    `translation` says all of it in the language of the room.
    """

    id: str
    activity: str
    title: str
    happened: str
    conditions: tuple[str, ...]
    gem: str
    wishes: tuple[str, ...]
    translation: str | None
    name: str | None
    lang: str | None
    theme: str | None
    merged_into: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """Any other contribution. `stories` and `comes_from` name only what is in the record too;
    `by` is a commitment's date.
    """

    id: str
    kind: str
    activity: str
    text: str
    translation: str | None
    by: str | None
    lang: str | None
    theme: str | None
    stories: tuple[str, ...]
    comes_from: tuple[str, ...]
    merged_into: str | None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the board. A machine's name that holds words of the room alone is left empty.
    `cards` counts all that is in it, the room's own too.
    """

    id: str
    name: str
    place: int
    cards: int


@dataclass(frozen=True, slots=True)
class Result:
    """One option of a vote. The text is empty where its card stays in the room; a None in `by`
    means: too few people to show.
    """

    option: str
    text: str
    card: str | None
    theme: str | None
    total: Number
    voters: int
    rank: int
    by: Mapping[str, Number | None]


@dataclass(frozen=True, slots=True)
class Vote:
    """A revealed vote, the best option first. `voters` counts everybody who voted in it."""

    activity: str
    title: str
    prompt: str
    method: str
    voters: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Stays:
    """How many contributions of a kind stay behind, and why."""

    kind: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Record:
    """All that a summit leaves. `counts`: the room's whole numbers; `perspectives`: id to label."""

    heading: Heading
    counts: Mapping[str, int]
    perspectives: Mapping[str, str]
    steps: tuple[Step, ...]
    themes: tuple[Theme, ...]
    stories: tuple[Story, ...]
    words: tuple[Words, ...]
    votes: tuple[Vote, ...]
    stays: tuple[Stays, ...]

    def of_kind(self, kind: str) -> list[Words]:
        """The contributions of one kind, in the order in which they came."""
        return [one for one in self.words if one.kind == kind]


@dataclass(frozen=True, slots=True)
class Table:
    """One flat table, as CSV and Excel hold it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


# In the order in which the day brings them.
KINDS = ("condition", "principle", "question", "vision", "commitment", "offer", "request")
_PLURALS = {kind: f"{kind}s" for kind in KINDS}


def tables(record: Record) -> list[Table]:
    """The whole record as flat tables in third normal form, joined by ids."""
    return [
        _summit(record),
        _steps(record),
        _themes(record),
        _stories(record),
        _lines("story_conditions", ((one.id, one.conditions) for one in record.stories)),
        _lines("story_wishes", ((one.id, one.wishes) for one in record.stories)),
        *(_words(record, kind) for kind in KINDS),
        _links(record),
        _votes(record),
        _results(record),
        _perspectives(record),
        _by_perspective(record),
        _stays(record),
    ]


def _summit(record: Record) -> Table:
    heading = record.heading
    facts: list[tuple[Cell, ...]] = [
        ("title", heading.title),
        ("topic", heading.topic),
        ("date", heading.date),
        ("template", heading.template),
        *record.counts.items(),
    ]
    return Table("summit", ("fact", "value"), tuple(facts))


def _steps(record: Record) -> Table:
    columns = ("id", "kind", "title", "prompt", "phase", "minutes", "state")
    rows = (
        (s.id, s.kind, s.title, s.prompt, s.phase, s.settings["minutes"], s.state)
        for s in record.steps
    )
    return Table("activities", columns, tuple(rows))


def _themes(record: Record) -> Table:
    rows = ((one.id, one.name, one.place, one.cards) for one in record.themes)
    return Table("themes", ("id", "name", "place", "cards"), tuple(rows))


def _stories(record: Record) -> Table:
    texts, marks = ("title", "happened", "gem", "translation"), ("name", "language", "theme")
    columns = ("id", "activity", *texts, *marks, "merged_into")
    return Table("stories", columns, tuple(_story(one) for one in record.stories))


def _story(one: Story) -> tuple[Cell, ...]:
    texts = (one.title, one.happened, one.gem, one.translation)
    return (one.id, one.activity, *texts, one.name, one.lang, one.theme, one.merged_into)


def _lines(name: str, lines: Iterable[tuple[str, tuple[str, ...]]]) -> Table:
    rows = ((story, place, text) for story, texts in lines for place, text in enumerate(texts, 1))
    return Table(name, ("story", "place", "text"), tuple(rows))


def _words(record: Record, kind: str) -> Table:
    dated = kind == "commitment"
    marks = (*(["by"] if dated else []), "language", "theme", "merged_into")
    columns = ("id", "activity", "text", "translation", *marks)
    rows = (_written(one, (one.by,) if dated else ()) for one in record.of_kind(kind))
    return Table(_PLURALS[kind], columns, tuple(rows))


def _written(one: Words, by: tuple[Cell, ...]) -> tuple[Cell, ...]:
    texts = (one.id, one.activity, one.text, one.translation)
    return (*texts, *by, one.lang, one.theme, one.merged_into)


def _links(record: Record) -> Table:
    rows = [(w.id, "story", story) for w in record.words for story in w.stories]
    rows += [(w.id, "comes_from", source) for w in record.words for source in w.comes_from]
    return Table("links", ("contribution", "link", "to"), tuple(rows))


def _votes(record: Record) -> Table:
    columns = ("activity", "title", "prompt", "method", "voters")
    rows = ((v.activity, v.title, v.prompt, v.method, v.voters) for v in record.votes)
    return Table("votes", columns, tuple(rows))


def _results(record: Record) -> Table:
    columns = ("activity", "option", "text", "card", "theme", "total", "voters", "rank")
    rows = (
        (v.activity, r.option, r.text, r.card, r.theme, r.total, r.voters, r.rank)
        for v in record.votes
        for r in v.results
    )
    return Table("results", columns, tuple(rows))


def _perspectives(record: Record) -> Table:
    return Table("perspectives", ("id", "label"), tuple(record.perspectives.items()))


def _by_perspective(record: Record) -> Table:
    rows = (
        (vote.activity, result.option, perspective, number)
        for vote in record.votes
        for result in vote.results
        for perspective, number in result.by.items()
    )
    columns = ("activity", "option", "perspective", "total")
    return Table("results_by_perspective", columns, tuple(rows))


def _stays(record: Record) -> Table:
    rows = ((one.kind, one.reason, one.count) for one in record.stays)
    return Table("not_in_this_record", ("kind", "reason", "count"), tuple(rows))
