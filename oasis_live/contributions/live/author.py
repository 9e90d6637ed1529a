"""`contribution.*`: what participants add, change, withdraw and consent to."""

from dataclasses import fields, replace
from typing import Any, Literal

from oasis_live.contributions import store
from oasis_live.contributions.live.refs import CHANGES, ROOM, refs_of
from oasis_live.contributions.rules import contribution as rules
from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.kinds import CHECKS
from oasis_live.contributions.rules.links import linked
from oasis_live.contributions.rules.words import Words
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.consent import Level
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import NotAllowed, NotOpen
from oasis_live.summits.rules import activity as activities
from oasis_live.summits.store import load_activity, load_summit

PARTICIPANT = frozenset({Role.PARTICIPANT})
PER_MINUTE = 300


class AddContribution(Payload, frozen=True, rename={"from_": "from"}):
    """A contribution of any kind; a story's fields or `text`."""

    activity: str
    kind: Kind
    text: str = ""
    title: str = ""
    happened: str = ""
    conditions: tuple[str, ...] = ()
    gem: str = ""
    wishes: tuple[str, ...] = ()
    consent: Level | None = None
    teller: Literal["me", "partner"] = "me"
    by: str = ""
    stories: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    lang: str = ""

    @property
    def words(self) -> Words:
        """Its texts as they were typed."""
        return Words(
            self.text,
            self.title,
            self.happened,
            self.conditions,
            self.gem,
            self.wishes,
            self.by,
            self.lang,
        )


class ChangeContribution(Payload, frozen=True, rename={"from_": "from"}):
    """New words for some fields, or other links; what is not given stays."""

    id: str
    text: str | None = None
    title: str | None = None
    happened: str | None = None
    conditions: tuple[str, ...] | None = None
    gem: str | None = None
    wishes: tuple[str, ...] | None = None
    by: str | None = None
    stories: tuple[str, ...] | None = None
    from_: tuple[str, ...] | None = None
    lang: str | None = None

    @property
    def texts(self) -> dict[str, Any]:
        """The texts that were given, by their names."""
        return {name: text for name in _TEXTS if (text := getattr(self, name)) is not None}


class Withdraw(Payload, frozen=True):
    """What is to go."""

    id: str


class Consent(Payload, frozen=True):
    """Who may see a story from now on."""

    id: str
    consent: Level


def _add(tx: Tx, by: Person, sent: AddContribution) -> Outcome:
    summit, activity = load_summit(tx), load_activity(tx, sent.activity)
    if sent.kind.value not in activity.settings.accepts:
        raise NotOpen("This activity doesn’t ask for that. Your words are kept.", field="kind")
    late = activities.lateness(activity, tx.now_ms)
    new = Contribution(
        id=tx.new_id(),
        kind=sent.kind,
        activity=activity.id,
        author=by.id,
        state=rules.first_state(hold=summit.hold),
        words=CHECKS[sent.kind](sent.words, summit.limits),
        at=tx.now_ms,
        late=late,
        stories=_stories(tx, sent.stories),
        comes_from=_comes_from(tx, sent.from_),
    )
    if sent.consent:
        new = rules.consent_to(new, sent.consent)
    _told_by_oneself(sent)
    store.add_contribution(tx, new)
    # No moment: nothing of any feature can lean on what is new.
    return Outcome(refs_of([new]), _state(new))


def _told_by_oneself(sent: AddContribution) -> None:
    """Interviews in pairs bring the other way; until then nobody has a partner."""
    if sent.teller == "partner":
        raise NotAllowed("Find your partner first.", field="teller")


def _stories(tx: Tx, ids: tuple[str, ...]) -> tuple[str, ...]:
    return linked(ids, store.sources(tx, ids), field="stories", kind=Kind.STORY)


def _comes_from(tx: Tx, ids: tuple[str, ...]) -> tuple[str, ...]:
    return linked(ids, store.sources(tx, ids), field="from")


def _change(tx: Tx, by: Person, sent: ChangeContribution) -> Outcome:
    before = rules.own(store.load_contribution(tx, sent.id), by.id)
    summit = load_summit(tx)
    words = CHECKS[before.kind](replace(before.words, **sent.texts), summit.limits)
    after = _linked_anew(tx, rules.change(before, words, hold=summit.hold), sent)
    if after == before:
        return Outcome(answer=_state(after))
    store.save_contribution(tx, after)
    store.save_links(tx, after)
    refs = refs_of([before, after]) | _moved(tx, before, after)
    if not after.words.says(before.words):
        refs |= tx.moment("contribution.reworded", [after.id])
    return Outcome(refs, _state(after))


_TEXTS = tuple(field.name for field in fields(Words))


def _linked_anew(tx: Tx, changed: Contribution, sent: ChangeContribution) -> Contribution:
    if sent.stories is not None:
        changed = replace(changed, stories=_stories(tx, sent.stories))
    if sent.from_ is not None:
        others = tuple(one for one in sent.from_ if one != changed.id)
        changed = replace(changed, comes_from=_comes_from(tx, others))
    return changed


def _withdraw(tx: Tx, by: Person, sent: Withdraw) -> Outcome:
    before = store.load_contribution(tx, sent.id)
    if before.author == by.id and before.state is State.WITHDRAWN:
        return Outcome(answer=_state(before))
    after = rules.withdraw(rules.own(before, by.id))
    released = _released(tx, before)
    unlinked = _unlinked(tx, before)
    store.save_contribution(tx, after)
    moments = tx.moment("contribution.erased", [after.id])
    return Outcome(refs_of([before, after]) | released | unlinked | moments, _state(after))


def _released(tx: Tx, withdrawn: Contribution) -> frozenset[Ref]:
    """Wordings that were merged into what goes are cards of their own again."""
    merged = store.load_contributions(tx, store.ids_merged_into(tx, [withdrawn.id]))
    free = [replace(one, merged_into=None) for one in merged.values()]
    for one in free:
        store.save_contribution(tx, one)
    shown = [one.id for one in free if one.state is State.SHOWN]
    return refs_of(free) | tx.moment("contribution.restored", shown) if free else frozenset()


def _unlinked(tx: Tx, withdrawn: Contribution) -> frozenset[Ref]:
    """What named it as where it comes from stands without it."""
    linked_to = store.linked_to(tx, withdrawn.id)
    store.forget_links(tx, withdrawn.id)
    cards = frozenset(Ref("card", one) for one in linked_to)
    return cards | frozenset(Ref("mine", one, to=author) for one, author in linked_to.items())


def _consent(tx: Tx, by: Person, sent: Consent) -> Outcome:
    before = rules.own(store.load_contribution(tx, sent.id), by.id)
    after = rules.consent_to(before, sent.consent)
    if after == before:
        return Outcome(answer=_state(after))
    store.save_contribution(tx, after)
    return Outcome(refs_of([after]) - {ROOM}, _state(after))


def _state(contribution: Contribution) -> dict[str, str]:
    return {"id": contribution.id, "state": contribution.state.value}


def _moved(tx: Tx, before: Contribution, after: Contribution) -> frozenset[Ref]:
    """What others do about a change: the card may have left another, or the board for a look."""
    if before.merged_into and not after.merged_into:
        return tx.moment("contribution.merged", [after.id, before.merged_into])
    left = before.state is State.SHOWN and after.state is not State.SHOWN
    return tx.moment("contribution.hidden" if left else "contribution.changed", [after.id])


COMMANDS = (
    Command("contribution.add", AddContribution, PARTICIPANT, PER_MINUTE, _add, CHANGES),
    Command("contribution.change", ChangeContribution, PARTICIPANT, PER_MINUTE, _change, CHANGES),
    Command(
        "contribution.withdraw", Withdraw, PARTICIPANT, PER_MINUTE, _withdraw, CHANGES,
        while_ended=True, while_frozen=True,
    ),
    Command(
        "contribution.consent", Consent, PARTICIPANT, PER_MINUTE, _consent, ("mine", "card"),
        while_ended=True, while_frozen=True, whole=True,
    ),
)  # fmt: skip
