"""The way in for what clients ask: named, paced, decoded, handed to the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from oasis_live.engine.commands import decode
from oasis_live.engine.pace import Pace
from oasis_live.engine.pipeline import Answer, Pipeline, Request, check_cid
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, Refused
from oasis_live.web.languages import SOURCE, sentence


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
        cid = body.pop("cid", None)
        check_cid(cid)
        command = self.pipeline.registry.named(body.pop("type", None))
        self.pace.take(person.bearer, command.name, command.per_minute)
        payload = decode(command, body, lax=lax)
        return self.pipeline.do(Request(person, command, payload, cid))

    def send_as(self, person: Person, name: str, fields: Mapping[str, Any], cid: str) -> Answer:
        """A page's own command for a person whom the page vouches for. Raises Refused."""
        command = self.pipeline.registry.named(name)
        payload = decode(command, fields)
        return self.pipeline.do(Request(person, command, payload, cid, fixed=True))


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
