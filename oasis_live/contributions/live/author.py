"""`contribution.*`: what participants add, change, withdraw and consent to."""

from dataclasses import replace
from typing import Literal

from oasis_live.contributions import store
from oasis_live.contributions.live.refs import CHANGES, refs_of
from oasis_live.contributions.rules import contribution as rules
from oasis_live.contributions.rules.contribution import Contribution, Kind, State
from oasis_live.contributions.rules.kinds import CHECKS
from oasis_live.contributions.rules.words import Words
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.consent import Level
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import NotAllowed, NotFound, NotOpen, TooMany
from oasis_live.summits.rules import activity as activities
from oasis_live.summits.store import load_activity, load_summit

PARTICIPANT = frozenset({Role.PARTICIPANT})
PER_MINUTE = 300
MOST_LINKS = 60


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


class ChangeContribution(Payload, frozen=True):
    """New words for some fields; what is not given stays."""

    id: str
    text: str | None = None
    title: str | None = None
    happened: str | None = None
    conditions: tuple[str, ...] | None = None
    gem: str | None = None
    wishes: tuple[str, ...] | None = None
    by: str | None = None
    lang: str | None = None


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
        stories=_links(tx, sent.stories, "stories"),
        comes_from=_links(tx, sent.from_, "from"),
    )
    if sent.consent:
        new = rules.consent_to(new, sent.consent)
    _told_by_oneself(sent)
    store.add_contribution(tx, new)
    shown = tx.moment("contribution.shown", [new.id]) if new.state is State.SHOWN else frozenset()
    return Outcome(refs_of([new]) | shown, {"id": new.id, "state": new.state.value})


def _told_by_oneself(sent: AddContribution) -> None:
    """Interviews in pairs bring the other way; until then nobody has a partner."""
    if sent.teller == "partner":
        raise NotAllowed("Find your partner first.", field="teller")


def _links(tx: Tx, ids: tuple[str, ...], field: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(ids))
    if len(wanted) > MOST_LINKS:
        raise TooMany("Up to %(most)d, please. Leave one out", field=field, most=MOST_LINKS)
    if store.known(tx, wanted) != frozenset(wanted):
        raise NotFound("One of these is no longer here. Your words are kept.", field=field)
    return wanted


def _change(tx: Tx, by: Person, sent: ChangeContribution) -> Outcome:
    before = rules.own(store.load_contribution(tx, sent.id), by.id)
    summit = load_summit(tx)
    given = {name: getattr(sent, name) for name in _TEXTS if getattr(sent, name) is not None}
    words = CHECKS[before.kind](replace(before.words, **given), summit.limits)
    after = rules.change(before, words, hold=summit.hold)
    if after == before:
        return Outcome(answer={"id": before.id, "state": before.state.value})
    store.save_contribution(tx, after)
    return Outcome(
        refs_of([after]) | _moved(tx, before, after, "contribution.changed"),
        {"id": after.id, "state": after.state.value},
    )


_TEXTS = tuple(name for name in ChangeContribution.__struct_fields__ if name != "id")


def _withdraw(tx: Tx, by: Person, sent: Withdraw) -> Outcome:
    before = store.load_contribution(tx, sent.id)
    if before.author == by.id and before.state is State.WITHDRAWN:
        return Outcome(answer={"id": before.id, "state": before.state.value})
    after = rules.withdraw(rules.own(before, by.id))
    released = _released(tx, before)
    store.save_contribution(tx, after)
    linked = frozenset(Ref("card", one) for one in store.ids_linked_to(tx, [after.id]))
    moments = tx.moment("contribution.erased", [after.id])
    return Outcome(
        refs_of([before, after]) | released | linked | moments,
        {"id": after.id, "state": after.state.value},
    )


def _released(tx: Tx, withdrawn: Contribution) -> frozenset[Ref]:
    """Wordings that were merged into what goes are cards of their own again."""
    merged = store.load_contributions(tx, store.ids_merged_into(tx, [withdrawn.id]))
    free = [replace(one, merged_into=None) for one in merged.values()]
    for one in free:
        store.save_contribution(tx, one)
    shown = [one.id for one in free if one.state is State.SHOWN]
    return refs_of(free) | tx.moment("contribution.restored", shown) if free else frozenset()


def _consent(tx: Tx, by: Person, sent: Consent) -> Outcome:
    before = rules.own(store.load_contribution(tx, sent.id), by.id)
    after = rules.consent_to(before, sent.consent)
    if after != before:
        store.save_contribution(tx, after)
    return Outcome(refs_of([after]), {"id": after.id, "state": after.state.value})


def _moved(tx: Tx, before: Contribution, after: Contribution, otherwise: str) -> frozenset[Ref]:
    """What others do about a change: it may have left the board for another look."""
    left = before.state is State.SHOWN and after.state is not State.SHOWN
    return tx.moment("contribution.hidden" if left else otherwise, [after.id])


COMMANDS = (
    Command("contribution.add", AddContribution, PARTICIPANT, PER_MINUTE, _add, CHANGES),
    Command("contribution.change", ChangeContribution, PARTICIPANT, PER_MINUTE, _change, CHANGES),
    Command(
        "contribution.withdraw", Withdraw, PARTICIPANT, PER_MINUTE, _withdraw, CHANGES,
        while_ended=True, while_frozen=True,
    ),
    Command(
        "contribution.consent", Consent, PARTICIPANT, PER_MINUTE, _consent, CHANGES,
        while_ended=True, while_frozen=True,
    ),
)  # fmt: skip
