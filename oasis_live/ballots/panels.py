"""What votes bring to the phone's page: its options, the ballot, and the result."""

from typing import Any

from oasis_live.ballots.live import collections
from oasis_live.ballots.rules.options import own_order
from oasis_live.ballots.store.options import ids_of_options
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience
from oasis_live.summits.rules.activity import Activity, Kind, current
from oasis_live.summits.store import load_activities
from oasis_live.web.panels import Panel


def _vote(tx: Tx, audience: Audience) -> dict[str, Any] | None:
    """For a page without script: what can be voted on in this person's own order, their ballot,
    and the result once it is revealed.
    """
    vote = _followed(load_activities(tx))
    if vote is None or not vote.is_vote:
        return None
    ids = ids_of_options(tx, [vote.id])
    options = collections.options(tx, audience, ids)
    tallies = collections.tallies(tx, audience, ids).values()
    ballot = collections.ballots(tx, audience, [vote.id]).get(vote.id, {})
    return {
        "options": [options[one] for one in own_order(audience.person, options)],
        "ballot": ballot.get("choices", {}),
        "tallies": sorted(tallies, key=lambda one: int(one["rank"])),
    }


def _followed(activities: list[Activity]) -> Activity | None:
    """The open activity that was opened last; with none open the last one that was."""
    opened = [one for one in activities if one.opened_at]
    return current(activities) or max(opened, key=lambda one: one.opened_at or 0, default=None)


PANELS = (Panel("phone", Kind.VOTE.value, "phone/ballots.html", _vote),)
