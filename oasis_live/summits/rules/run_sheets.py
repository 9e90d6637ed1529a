"""The templates of a day. Every prompt is an invitation; a summit can change each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from oasis_live.summits.rules.activity import Kind, Settings, defaults_for


@dataclass(frozen=True)
class Step:
    """One line of a template."""

    kind: Kind
    title: str
    prompt: str
    phase: str
    minutes: int
    options_from: str = "principle"

    @property
    def settings(self) -> Settings:
        """The kind's settings with this step's own."""
        return replace(
            defaults_for(self.kind), minutes=self.minutes, options_from=self.options_from
        )


_DEFINE, _DISCOVERY, _DREAM, _DESIGN, _DESTINY = (
    "Define",
    "Discovery",
    "Dream",
    "Design",
    "Destiny",
)
PHASES = (_DEFINE, _DISCOVERY, _DREAM, _DESIGN, _DESTINY)

_INTERVIEW = (
    "Tell me about a time when care was at its best — when you felt most alive, useful or well "
    "cared for."
)
_PRINCIPLE = "Which principles are behind these stories?"
_BUILD = "Which principles should we build on?"
_PROMISE = "What is one small thing you will do by next Friday?"
_QUESTION = "Which question do we want to go on asking?"
_VISION = "It is three years from now and care is at its best every day. What do you see?"


def _interviews(minutes: int) -> Step:
    return Step(Kind.INTERVIEWS, "Interviews in pairs", _INTERVIEW, _DISCOVERY, minutes)


def _principles(minutes: int) -> Step:
    return Step(Kind.PRINCIPLES, "Principles", _PRINCIPLE, _DISCOVERY, minutes)


def _vote(minutes: int) -> Step:
    return Step(Kind.VOTE, "What we will build on", _BUILD, _DESIGN, minutes)


def _questions(minutes: int) -> Step:
    return Step(Kind.QUESTIONS, "Inquiry questions", _QUESTION, _DESIGN, minutes)


def _visions(minutes: int) -> Step:
    return Step(Kind.VISIONS, "Possibility statements", _VISION, _DREAM, minutes)


def _commitments(minutes: int) -> Step:
    return Step(Kind.COMMITMENTS, "Commitments", _PROMISE, _DESTINY, minutes)


def _welcome(minutes: int) -> Step:
    return Step(Kind.WELCOME, "Welcome", "Welcome. It is good that you are here.", _DEFINE, minutes)


def _topic(minutes: int) -> Step:
    return Step(Kind.TOPIC, "Affirmative topic", "What do we want more of?", _DEFINE, minutes)


def _pause(title: str, minutes: int, phase: str) -> Step:
    return Step(Kind.BREAK, title, "Back soon.", phase, minutes)


TEMPLATES: dict[str, tuple[Step, ...]] = {
    "one-hour": (
        _welcome(5),
        _interviews(25),
        _principles(10),
        _vote(8),
        _commitments(8),
    ),
    "half-day": (
        _welcome(10),
        _topic(15),
        _interviews(45),
        _principles(25),
        _pause("Break", 20, _DISCOVERY),
        _vote(15),
        _questions(20),
        _commitments(20),
    ),
    "one-day": (
        _welcome(15),
        _topic(15),
        _interviews(75),
        _principles(40),
        _pause("Lunch", 60, _DISCOVERY),
        _vote(20),
        _questions(25),
        _visions(55),
        _pause("Tea", 20, _DREAM),
        _commitments(45),
    ),
    "two-day": (
        _welcome(20),
        _topic(30),
        _interviews(90),
        _principles(60),
        _pause("Lunch", 60, _DISCOVERY),
        _vote(30),
        _questions(45),
        _pause("Overnight", 900, _DREAM),
        _visions(90),
        _pause("Lunch", 60, _DESIGN),
        _commitments(75),
    ),
}
NAMES = {
    "one-hour": "One hour",
    "half-day": "Half a day",
    "one-day": "One-day summit",
    "two-day": "Two-day summit",
}


def holds_first(template: str) -> bool:
    """Whether contributions wait for a screener: in all but the one-hour summit."""
    return template != "one-hour"


def suggested_prompt(kind: Kind) -> str:
    """What a template says for this kind of activity; nothing for a kind that is in none."""
    steps = (step for steps in TEMPLATES.values() for step in steps)
    return next((step.prompt for step in steps if step.kind is kind), "")


def with_kind(kind: Kind) -> list[str]:
    """The templates that have this kind of activity."""
    return [name for name, steps in TEMPLATES.items() if any(s.kind is kind for s in steps)]


def by_place(template: str, prompts: Mapping[Kind, str]) -> dict[str, str]:
    """The prompts that somebody wrote for kinds of activity, by their places in a template."""
    steps = enumerate(TEMPLATES.get(template, ()))
    return {str(place): prompts[step.kind] for place, step in steps if step.kind in prompts}
