"""`ballot.cast`: one person's whole ballot. The last one counts; sending it twice is harmless."""

from oasis_live.ballots.rules import method_named
from oasis_live.ballots.rules.casting import permit
from oasis_live.ballots.rules.options import renamed
from oasis_live.ballots.store.ballots import load_ballot, save_ballot
from oasis_live.ballots.store.options import lines_with
from oasis_live.engine.changes import STAFF, Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import NotOpen
from oasis_live.summits.store import load_activity


class CastBallot(Payload, frozen=True):
    """All votes of one person, not a difference. What a value means is the method's."""

    activity: str
    choices: dict[str, int]


def _cast(tx: Tx, by: Person, sent: CastBallot) -> Outcome:
    activity = load_activity(tx, sent.activity)
    if not activity.is_vote:
        raise NotOpen("There is nothing to vote on here.", field="activity")
    method, settings = method_named(activity.settings.method), activity.settings
    permit(activity, method, tx.now_ms)
    lines = [line for line in lines_with(tx, sent.choices) if line.option.activity == activity.id]
    choices = renamed(sent.choices, lines, method, settings)
    after = method.check(choices, {line.option.id for line in lines}, settings)
    before = load_ballot(tx, activity.id, by.id)
    if after == before:
        return Outcome()
    save_ballot(tx, activity.id, by.id, before, after)
    mine = Ref("mine", activity.id, to=by.id)
    # Moving a dot is nobody else's news; a new ballot is the desk's and the board's.
    turnout = {Ref("activity", activity.id, to=STAFF)} if bool(before) != bool(after) else set()
    return Outcome(frozenset({mine} | turnout))


COMMANDS = (
    Command(
        "ballot.cast",
        CastBallot,
        frozenset({Role.PARTICIPANT}),
        per_minute=60,
        handle=_cast,
        changes=("mine", "activity"),
        whole=True,
    ),
)
