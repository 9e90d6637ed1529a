"""What contributions put on the board's list: who translated what stands there."""

from typing import Any

from oasis_live.contributions import store
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience
from oasis_live.web.panels import Panel


def _translators(tx: Tx, _audience: Audience) -> dict[str, Any]:
    # The room may read it; the projector, whose link may be in anybody's hands, is not sent it.
    return {"translators": store.translators(tx)}


PANELS = (Panel("list", "", "list.html", _translators),)
