"""The way in for what clients ask: named, paced, decoded, handed to the pipeline."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from oasis_live.engine.commands import decode
from oasis_live.engine.pace import Pace
from oasis_live.engine.pipeline import Answer, Pipeline, Request, check_cid
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, Refused
from oasis_live.web.languages import SOURCE, sentence
from oasis_live.web.log import refused


@dataclass(frozen=True)
class Door:
    """Sockets and forms come in by the same door."""

    pipeline: Pipeline
    pace: Pace

    def send(self, person: Person, fields: object, *, lax: bool = False) -> Answer:
        """The answer to one command. `lax` reads numbers from a form's text. Raises Refused."""
        if not isinstance(fields, dict):
            raise Malformed("This could not be read. Load the page again.")
        body = dict(fields)
        name = body.pop("type", None)
        with self._noted(person, name):
            cid = body.pop("cid", None)
            check_cid(cid)
            command = self.pipeline.registry.named(name)
            self.pace.take(person.bearer, command.name, command.per_minute)
            payload = decode(command, body, lax=lax)
            return self.pipeline.do(Request(person, command, payload, cid))

    def send_as(self, person: Person, name: str, fields: Mapping[str, Any], cid: str) -> Answer:
        """A page's own command for a person whom the page vouches for. Raises Refused."""
        with self._noted(person, name):
            command = self.pipeline.registry.named(name)
            payload = decode(command, fields)
            return self.pipeline.do(Request(person, command, payload, cid, fixed=True))

    @contextmanager
    def _noted(self, person: Person, name: object) -> Iterator[None]:
        """A refusal gets its line: the command, if there is such a one, and from which role."""
        try:
            yield
        except Refused as refusal:
            known = (
                name if isinstance(name, str) and name in self.pipeline.registry.commands else None
            )
            refused(refusal, type=known, role=person.role.value)
            raise


def told(refusal: Refused, language: str = SOURCE) -> dict[str, Any]:
    """A refusal as a client gets it: acknowledgement and JSON body alike."""
    body: dict[str, Any] = {
        "ok": False,
        "code": refusal.code,
        "message": sentence(refusal, language),
    }
    extra = {
        "field": refusal.field,
        "retry_in": refusal.retry_in,
        "present": msgspec.to_builtins(dict(refusal.present)) if refusal.present else None,
    }
    return body | {name: value for name, value in extra.items() if value is not None}
