"""One contribution, its states, and who may move it from one to the next."""

from dataclasses import dataclass, replace
from enum import StrEnum

from oasis_live.contributions.rules.words import Translation, Words
from oasis_live.kernel.consent import Level
from oasis_live.kernel.refused import Conflict, Gone, Malformed, NotAllowed
from oasis_live.kernel.text import fit

REASON_LIMIT = 200


class Kind(StrEnum):
    """What a participant can add."""

    STORY = "story"
    CONDITION = "condition"
    PRINCIPLE = "principle"
    QUESTION = "question"
    VISION = "vision"
    COMMITMENT = "commitment"
    OFFER = "offer"
    REQUEST = "request"


class State(StrEnum):
    """Where a contribution stands."""

    DRAFT = "draft"
    WITH_PARTNER = "with_partner"
    CHECKING = "checking"
    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Contribution:
    """What somebody shared. `name`, `table` and `perspective` (an id) are its author's as they are
    now; `at` is in milliseconds since 1970; `wordings` is what was merged into it.
    """

    id: str
    kind: Kind
    activity: str
    author: str
    state: State
    words: Words
    at: int
    consent: Level | None = None
    late: bool = False
    reason: str = ""
    merged_into: str | None = None
    name: str = ""
    table: str = ""
    perspective: str = ""
    stories: tuple[str, ...] = ()
    comes_from: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    translation: Translation | None = None

    @property
    def is_card(self) -> bool:
        """Whether board or desk could show it as a card of its own."""
        return self.merged_into is None and self.state in CARD_STATES


CARD_STATES = frozenset({State.CHECKING, State.SHOWN, State.HIDDEN})


def first_state(*, hold: bool) -> State:
    """Where a new or changed text goes: to the board, or to whoever checks it first."""
    return State.CHECKING if hold else State.SHOWN


def own(contribution: Contribution, by: str) -> Contribution:
    """The contribution, if it is theirs and still there. Raises NotAllowed, Gone."""
    if contribution.author != by:
        raise NotAllowed("Only the person who shared this can change it.")
    if contribution.state is State.WITHDRAWN:
        raise Gone("You have withdrawn this. It is gone.")
    return contribution


def change(contribution: Contribution, words: Words, *, hold: bool) -> Contribution:
    """New words. Under hold what was shown is checked again, on a card of its own: it need not say
    the same as before. What waits or is hidden goes on doing so. A translation goes with the words
    that it was of: it may hold the very name that its author took out.
    """
    if words == contribution.words:
        return contribution
    kept = contribution.translation if words.says(contribution.words) else None
    changed = replace(contribution, words=words, translation=kept)
    if hold and contribution.state is State.SHOWN:
        return replace(changed, state=State.CHECKING, merged_into=None)
    return changed


def withdraw(contribution: Contribution) -> Contribution:
    """Nothing of it is left but that it was there."""
    return replace(
        contribution,
        words=Words(),
        state=State.WITHDRAWN,
        consent=None,
        reason="",
        stories=(),
        comes_from=(),
        wordings=(),
        translation=None,
    )


def consent_to(contribution: Contribution, level: Level) -> Contribution:
    """Only a story has a level, and only its teller changes it. Raises NotAllowed."""
    if contribution.kind is not Kind.STORY:
        raise NotAllowed("Only a story asks who may see it.", field="consent")
    return replace(contribution, consent=level)


def translate(
    contribution: Contribution,
    text: str,
    *,
    by: str,
    limit: int,
    of: tuple[str, ...] | None = None,
    was: str | None = None,
) -> Contribution:
    """With this text beside its own words, or with none. `of`: all its texts as whoever translated
    has read them; `was`: the translation that stood there, empty for none. Raises Conflict where
    one of these was changed meanwhile or it is no card any more, TooLong, Malformed.
    """
    if not contribution.is_card:
        raise _elsewhere(contribution)
    if of is not None and of != contribution.words.texts:
        raise Conflict(
            "Its author has just changed these words. Read them again.",
            field="text",
            present=_present(contribution),
        )
    words, before = fit(text, limit, field="text"), contribution.translation
    told = before.text if before else ""
    if words == told:
        return contribution
    if was is not None and was != told:
        raise _translated(contribution)
    return replace(contribution, translation=Translation(words, by) if words else None)


def _translated(contribution: Contribution) -> Conflict:
    now, present = contribution.translation, _present(contribution)
    if now is None:
        return Conflict(
            "Somebody has just taken the translation away. Save again to keep yours.",
            field="text",
            present=present,
        )
    return Conflict(
        "%(name)s has just translated this. Read it above; save again to replace it.",
        name=now.by or "Somebody",
        field="text",
        present=present,
    )


def accept(contribution: Contribution) -> Contribution:
    """A screener has read it: it may be shown. Raises Conflict if there is nothing to accept."""
    if contribution.state is State.SHOWN:
        return contribution
    if contribution.state is not State.CHECKING:
        raise _elsewhere(contribution)
    return replace(contribution, state=State.SHOWN)


def hide(contribution: Contribution, reason: str) -> Contribution:
    """Off the board, for a reason that its author doesn't read. Raises Conflict, TooLong."""
    if contribution.state not in CARD_STATES:
        raise _elsewhere(contribution)
    words = fit(reason, REASON_LIMIT, field="reason")
    return replace(contribution, state=State.HIDDEN, reason=words)


def restore(contribution: Contribution) -> Contribution:
    """Back on the board. Raises Conflict if it is not hidden."""
    if contribution.state is State.SHOWN:
        return contribution
    if contribution.state is not State.HIDDEN:
        raise _elsewhere(contribution)
    return replace(contribution, state=State.SHOWN, reason="")


def put_back(contribution: Contribution, state: State) -> Contribution:
    """The state before an act that is undone. Raises Conflict for what was withdrawn since, and for
    what would wait inside another card, where nobody finds it.
    """
    lost = contribution.merged_into is not None and state is State.CHECKING
    if contribution.state is State.WITHDRAWN or lost:
        raise _elsewhere(contribution)
    return replace(contribution, state=state)


def merge(contribution: Contribution, into: Contribution) -> Contribution:
    """One of two that say the same; its words stay, as another wording. Raises Malformed for what
    never fits, Conflict, for words that nobody has checked too: they would reach the board inside
    the other card.
    """
    if contribution.id == into.id:
        raise Malformed("Choose another card.", field="into")
    if contribution.kind is not into.kind:
        raise Malformed("Only two cards of one kind can be merged.", field="into")
    for one in (contribution, into):
        if one.state in {State.CHECKING, State.HIDDEN} and not one.merged_into:
            raise Conflict("Only cards on the board can be merged.", present=_present(one))
        if not one.is_card:
            raise _elsewhere(one)
    return replace(contribution, merged_into=into.id)


def _present(contribution: Contribution) -> dict[str, str]:
    return {"id": contribution.id, "state": contribution.state.value}


def _elsewhere(contribution: Contribution) -> Conflict:
    present = _present(contribution)
    if contribution.state is State.WITHDRAWN:
        return Conflict("Its author has withdrawn this.", present=present)
    return Conflict("Somebody else just changed this card.", present=present)
