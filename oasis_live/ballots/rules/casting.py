"""When a ballot counts."""

from oasis_live.ballots.rules.method import Method
from oasis_live.kernel.refused import NotOpen
from oasis_live.summits.rules.activity import Activity, State


def permit(activity: Activity, method: Method, now: int) -> None:
    """Raises NotOpen unless a ballot that comes now (ms) counts. Grace is 0 where none was set, and
    ends with the reveal.
    """
    if activity.state is State.OPEN:
        return
    if activity.state is State.PLANNED:
        raise NotOpen("Voting hasn’t opened yet.", field="activity")
    closed = activity.closed_at or 0
    late = now >= closed + activity.settings.grace_seconds * 1000
    if late or activity.state is State.REVEALED:
        raise NotOpen(method.closed, field="activity")
