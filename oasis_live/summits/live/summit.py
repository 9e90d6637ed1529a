"""`summit.*`: an organiser's own commands. No socket may send them: its roles never hold them."""

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Malformed
from oasis_live.summits.live.activity import GivenSettings, with_given
from oasis_live.summits.live.room import BOARD, ROOM, free_code
from oasis_live.summits.rules import activity as activities
from oasis_live.summits.rules import summit as rules
from oasis_live.summits.rules.activity import Activity, Kind
from oasis_live.summits.rules.board import Board
from oasis_live.summits.rules.run_sheets import PHASES, TEMPLATES, Step, holds_first
from oasis_live.summits.rules.summit import State, Summit
from oasis_live.summits.store import (
    erase,
    load_activities,
    load_summit,
    save_activities,
    save_board,
    save_perspectives,
    save_summit,
)

HOST = frozenset({Role.ORGANISER, Role.SYSTEM})


class KeptStep(Payload, frozen=True):
    """One line of a run sheet that was kept. By its `id` another one's `options_from` names it."""

    id: str
    kind: Kind
    title: str
    prompt: str
    phase: str
    settings: GivenSettings = GivenSettings()


class CreateSummit(Payload, frozen=True):
    """A new summit. `prompts` replaces the template's by place in the run sheet; `steps` is the
    whole run sheet in place of the template's.
    """

    title: str
    template: str = "one-hour"
    topic: str = ""
    date: str = ""
    hold: bool | None = None
    dots: int | None = None
    perspectives: tuple[str, ...] = rules.PERSPECTIVES
    prompts: dict[str, str] = msgspec.field(default_factory=dict)
    steps: tuple[KeptStep, ...] = ()
    open: bool = False


class ChangeSummit(Payload, frozen=True):
    """New words for the summit itself; what is not given stays."""

    title: str | None = None
    topic: str | None = None
    date: str | None = None
    perspectives: tuple[str, ...] | None = None


class EraseSummit(Payload, frozen=True):
    """Everything of the summit. `title` is typed to say that it is meant."""

    title: str


def _create(tx: Tx, by: Person, sent: CreateSummit) -> Outcome:
    if sent.template not in TEMPLATES:
        raise Malformed("Choose one of the templates", field="template")
    summit = Summit(
        id=tx.room,
        code=free_code(tx),
        title=rules.title_of(sent.title),
        topic=rules.topic_of(sent.topic),
        owner=by.id,
        date=rules.date_of(sent.date),
        template=sent.template,
        state=State.OPEN if sent.open else State.PLANNED,
        frozen=False,
        hold=holds_first(sent.template) if sent.hold is None else sent.hold,
        phase=PHASES[0],
        announcement="",
        announced_at=0,
        created_at=tx.now_ms,
    )
    steps = _kept(tx, sent.steps) if sent.steps else _from_template(tx, sent)
    save_summit(tx, summit)
    save_perspectives(tx, rules.perspectives_of(sent.perspectives))
    save_activities(tx, steps)
    save_board(tx, Board())
    refs = frozenset(Ref("activity", one.id) for one in steps) | {ROOM, BOARD}
    return Outcome(refs, {"id": summit.id, "code": summit.code})


def _from_template(tx: Tx, sent: CreateSummit) -> list[Activity]:
    return [_step(tx, sent, place, step) for place, step in enumerate(TEMPLATES[sent.template])]


def _kept(tx: Tx, steps: tuple[KeptStep, ...]) -> list[Activity]:
    ids = {step.id: tx.new_id() for step in steps}
    return [_kept_step(ids, place, step) for place, step in enumerate(steps)]


def _kept_step(ids: Mapping[str, str], place: int, kept: KeptStep) -> Activity:
    title, prompt = activities.worded(kept.title, kept.prompt)
    settings = with_given(activities.defaults_for(kept.kind), kept.settings)
    source = ids.get(settings.options_from, settings.options_from)
    settings = replace(settings, options_from=source)
    return Activity(ids[kept.id], kept.kind, title, prompt, kept.phase, place, settings=settings)


def _step(tx: Tx, sent: CreateSummit, place: int, step: Step) -> Activity:
    prompt = sent.prompts.get(str(place), sent.topic or step.prompt if _is_topic(step) else "")
    title, prompt = activities.worded(step.title, prompt or step.prompt)
    choices = {} if sent.dots is None else {"dots": sent.dots}
    settings = activities.chosen(step.settings, **choices)
    return Activity(tx.new_id(), step.kind, title, prompt, step.phase, place, settings=settings)


def _is_topic(step: Step) -> bool:
    return step.kind is Kind.TOPIC


def _change(tx: Tx, _by: Person, sent: ChangeSummit) -> Outcome:
    summit = load_summit(tx)
    topic = summit.topic if sent.topic is None else sent.topic
    after = replace(
        summit,
        title=summit.title if sent.title is None else rules.title_of(sent.title),
        topic=rules.topic_of(topic),
        date=summit.date if sent.date is None else rules.date_of(sent.date),
    )
    save_summit(tx, after)
    if sent.perspectives is not None:
        save_perspectives(tx, rules.perspectives_of(sent.perspectives))
    return Outcome(frozenset({ROOM}) | tx.moment("summit.changed", [summit.id]))


def _erase(tx: Tx, _by: Person, sent: EraseSummit) -> Outcome:
    summit = load_summit(tx)
    if sent.title.strip() != summit.title:
        raise Malformed("Type the summit’s title exactly to delete it", field="title")
    ids = [one.id for one in load_activities(tx)]
    tx.moment("summit.erased", [summit.id])
    erase(tx)
    return Outcome(frozenset(Ref("activity", one) for one in ids))


COMMANDS = (
    Command("summit.create", CreateSummit, HOST, 600, _create, ("room", "activity", "board")),
    Command("summit.change", ChangeSummit, HOST, 600, _change, ("room",), while_ended=True),
    Command("summit.erase", EraseSummit, HOST, 60, _erase, ("activity",), while_ended=True),
)
