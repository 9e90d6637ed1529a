"""What the record puts on an organiser's page: how much there is, and every way to take it."""

from typing import Any

from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience
from oasis_live.record.formats import FORMATS
from oasis_live.record.rules import record_of
from oasis_live.record.store import load_voted_on
from oasis_live.record.views import bars
from oasis_live.web.panels import Panel


def _record(tx: Tx, _audience: Audience) -> dict[str, Any]:
    votes = record_of(load_voted_on(tx)).votes
    return {
        "formats": list(FORMATS.values()),
        "rankings": [{"title": vote.title, "bars": bars(vote)} for vote in votes],
    }


PANELS = (Panel("organiser", "record", "record/organiser.html", context=_record),)
