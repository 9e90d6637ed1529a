"""What an audience sees of a vote. No count is seen before the reveal, but for how many voted."""

from collections.abc import Mapping
from typing import Any

from oasis_live.ballots.rules.options import Line
from oasis_live.ballots.rules.tally import Tally
from oasis_live.kernel.person import Audience
from oasis_live.summits.rules.activity import Activity, State

_STAGE = frozenset({"board", "desk"})


def ballot_for(
    audience: Audience, voter: str, activity: str, choices: Mapping[str, int]
) -> dict[str, Any] | None:
    """A ballot is its voter's alone."""
    if not voter or audience.person != voter:
        return None
    return {"id": activity, "kind": "ballot", "activity": activity, "choices": dict(choices)}


def option_for(_audience: Audience, line: Line) -> dict[str, Any]:
    """One line of a vote, the same for all."""
    option, subject = line.option, line.subject
    entry: dict[str, Any] = {
        "id": option.id,
        "activity": option.activity,
        "text": subject.text,
        "order": option.place,
    }
    entry["card" if option.card else "theme"] = subject.id
    return entry | ({"lang": subject.lang} if subject.lang else {})


def tally_for(_audience: Audience, activity: Activity, tally: Tally) -> dict[str, Any] | None:
    """One option's result, once it is revealed."""
    if activity.state is not State.REVEALED:
        return None
    return {
        "id": tally.option,
        "activity": activity.id,
        "method": activity.settings.method,
        "total": tally.total,
        "voters": tally.voters,
        "rank": tally.rank,
        "by": dict(tally.by),
    }


def voted_for(audience: Audience, activity: Activity, voted: int) -> dict[str, Any] | None:
    """How many have a ballot: board and desk from the start, phones after the reveal."""
    if not activity.is_vote or activity.state is State.PLANNED:
        return None
    seen = audience.lens in _STAGE or activity.state is State.REVEALED
    return {"voted": voted} if seen else None
