"""The organiser behind a page and the summit that it is about; every page starts here."""

from dataclasses import dataclass
from typing import Any

from flask import request

from oasis_live.accounts.pages import guard
from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.accounts.rules.standing import Act, permit
from oasis_live.engine.pipeline import Answer
from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.kernel.refused import NotFound
from oasis_live.summits.rules.summit import Summit
from oasis_live.summits.store import load_summit
from oasis_live.web.application import Web


@dataclass(frozen=True)
class Host:
    """An organiser with a summit that is theirs to run."""

    web: Web
    by: Organiser
    summit: Summit

    @property
    def room_address(self) -> str:
        """What the QR code holds."""
        return f"{self.web.settings.public_url}/{self.summit.code}"

    @property
    def address(self) -> str:
        """The summit's own page."""
        return f"/organiser/summits/{self.summit.id}"

    def send(self, command: str, **fields: Any) -> Answer:
        """One command in this room. Raises Refused."""
        person = guard.acting(self.by, self.summit.id)
        return self.web.door.send_as(person, command, fields, fresh_id(self.web))

    def send_once(self, command: str, **fields: Any) -> Answer:
        """One command that a second press of the form does not repeat. Raises Refused."""
        person = guard.acting(self.by, self.summit.id)
        return self.web.door.send_as(person, command, fields, cid(self.web))

    def page(self, template: str, **context: Any) -> tuple[str, int]:
        """A page about this summit."""
        return guard.page(template, self.by, here="summits", summit=self.summit, **context)


def host_of(web: Web, summit_id: str, act: Act = Act.RUN) -> Host:
    """Whoever is signed in, with this summit. Leads strangers to the sign-in page; raises NotFound
    or NotAllowed for who may not do this.
    """
    by = guard.organiser(web)
    with web.database.reading(summit_id) as tx:
        try:
            summit = load_summit(tx)
        except NotFound:
            permit(None, act)
            raise
        guard.permit(tx, by, summit_id, summit.owner, act)
    return Host(web, by, summit)


def cid(web: Web) -> str:
    """The form's own id, so that a second press counts once; a new one for a form without."""
    return request.form.get("cid") or fresh_id(web)


def fresh_id(web: Web) -> str:
    """An id for a room or a form that is not there yet."""
    return new_id(to_ms(web.runtime.clock()), web.runtime.chance)
