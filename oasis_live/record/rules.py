"""From what a room holds to what it leaves: the one way from rows to a record."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from oasis_live.consent.rules import STORY, Leaving, Withheld, leaving, name_may_leave, words_in
from oasis_live.kernel.consent import Level
from oasis_live.record.tables import (
    KINDS,
    Heading,
    Record,
    Stays,
    Step,
    Story,
    Theme,
    Vote,
    Words,
)

_SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Held:
    """One contribution as the room holds it, whoever may see it. `name` is its teller's, whole."""

    id: str
    kind: str
    activity: str
    state: str
    consent: Level | None = None
    name: str | None = None
    text: str = ""
    title: str = ""
    happened: str = ""
    conditions: tuple[str, ...] = ()
    gem: str = ""
    wishes: tuple[str, ...] = ()
    translation: str | None = None
    by: str | None = None
    lang: str | None = None
    theme: str | None = None
    stories: tuple[str, ...] = ()
    comes_from: tuple[str, ...] = ()
    merged_into: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of it, its translation too."""
        own = (self.text, self.title, self.happened, self.gem, *self.conditions, *self.wishes)
        return tuple(text for text in (*own, self.translation) if text)


@dataclass(frozen=True, slots=True)
class HeldTheme:
    """A theme as the room holds it."""

    id: str
    name: str
    by_people: bool
    place: int


@dataclass(frozen=True)
class Room:
    """All that the room holds. The votes tell every option's words, whether they leave or not."""

    heading: Heading
    people: int
    perspectives: Mapping[str, str]
    steps: tuple[Step, ...]
    themes: tuple[HeldTheme, ...]
    contributions: tuple[Held, ...]
    votes: tuple[Vote, ...]


def record_of(room: Room) -> Record:
    """What may leave the room, and how much stays."""
    told = {
        one.id: leaving(one.kind, one.state, one.consent, one.name) for one in room.contributions
    }
    left = [one for one in room.contributions if told[one.id].withheld is None]
    here = frozenset(one.id for one in left)
    themes = _themes(room, left)
    names = {theme.id: theme.name for theme in themes}
    return Record(
        heading=room.heading,
        counts=_counts(room),
        perspectives=room.perspectives,
        steps=room.steps,
        themes=themes,
        stories=tuple(_story(one, told[one.id], here, names) for one in left if one.kind == STORY),
        words=tuple(_words(one, here, names) for one in left if one.kind != STORY),
        votes=tuple(_vote(vote, here, names) for vote in room.votes),
        stays=_stays(room.contributions, told),
    )


def _themes(room: Room, left: Iterable[Held]) -> tuple[Theme, ...]:
    permitted = words_in(text for one in left for text in one.texts)
    cards = Counter(one.theme for one in room.contributions if one.state == _SHOWN)

    def name(theme: HeldTheme) -> str:
        may = name_may_leave(theme.name, by_people=theme.by_people, permitted=permitted)
        return theme.name if may else ""

    return tuple(Theme(one.id, name(one), one.place, cards[one.id]) for one in room.themes)


def _story(held: Held, told: Leaving, here: frozenset[str], themes: Mapping[str, str]) -> Story:
    return Story(
        id=held.id,
        activity=held.activity,
        title=held.title,
        happened=held.happened,
        conditions=held.conditions,
        gem=held.gem,
        wishes=held.wishes,
        translation=held.translation,
        name=told.name,
        lang=held.lang,
        theme=_known(held.theme, themes),
        merged_into=_known(held.merged_into, here),
    )


def _words(held: Held, here: frozenset[str], themes: Mapping[str, str]) -> Words:
    return Words(
        id=held.id,
        kind=held.kind,
        activity=held.activity,
        text=held.text,
        translation=held.translation,
        by=held.by,
        lang=held.lang,
        theme=_known(held.theme, themes),
        stories=tuple(one for one in held.stories if one in here),
        comes_from=tuple(one for one in held.comes_from if one in here),
        merged_into=_known(held.merged_into, here),
    )


def _vote(vote: Vote, here: frozenset[str], themes: Mapping[str, str]) -> Vote:
    def text(card: str | None, theme: str | None, held: str) -> str:
        if card is not None:
            return held if card in here else ""
        return themes.get(theme or "", "")

    results = (
        replace(one, text=text(one.card, one.theme, one.text), card=_known(one.card, here))
        for one in vote.results
    )
    return replace(vote, results=tuple(results))


def _known(id: str | None, present: Container[str]) -> str | None:
    return id if id is not None and id in present else None


def _counts(room: Room) -> dict[str, int]:
    shown = [one for one in room.contributions if one.state == _SHOWN and not one.merged_into]
    kinds = Counter(one.kind for one in shown)
    kinds["condition"] += sum(len(one.conditions) for one in shown)
    plurals = {"stories": kinds[STORY], **{f"{kind}s": kinds[kind] for kind in KINDS}}
    return {"people": room.people, **plurals}


def _stays(held: Iterable[Held], told: Mapping[str, Leaving]) -> tuple[Stays, ...]:
    reasons = Counter((one.kind, told[one.id].withheld) for one in held)
    return tuple(
        Stays(kind, reason.value, reasons[kind, reason])
        for kind in (STORY, *KINDS)
        for reason in Withheld
        if reasons[kind, reason]
    )
