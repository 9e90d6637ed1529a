"""What an audience sees of a participant: oneself on the phone, everybody on the desk."""

from collections.abc import Mapping
from typing import Any

from oasis_live.kernel.person import Audience
from oasis_live.people.rules import Participant


def self_for(audience: Audience, participant: Participant) -> dict[str, Any] | None:
    """What somebody said of themselves is their own to see and change."""
    if audience.person != participant.id or participant.removed:
        return None
    return {
        "id": participant.id,
        "kind": "person",
        "name": participant.name,
        "table": participant.table,
        "perspective": participant.perspective,
        "organisation": participant.organisation,
        "ready": participant.ready,
        "receipt_code": participant.receipt_code,
    }


def person_for(
    audience: Audience, participant: Participant, labels: Mapping[str, str]
) -> dict[str, Any] | None:
    """Who is in the hall, for the desk. `labels`: perspective by id."""
    if audience.lens != "desk" or participant.removed:
        return None
    return {
        "id": participant.id,
        "name": participant.name,
        "table": participant.table,
        "perspective": labels.get(participant.perspective, ""),
        "ready": participant.ready,
    }
