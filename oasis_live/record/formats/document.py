"""JSON: everything, for other software. `docs/record.schema.json` says what each field is."""

import json
from dataclasses import asdict

from flask_babel import lazy_gettext as _

from oasis_live.record.formats.format import Format
from oasis_live.record.tables import KINDS, Record

NAME = "oasis-live-record"
VERSION = 2


def write(record: Record) -> bytes:
    """UTF-8 text that keeps to the schema: the same record gives the same bytes."""
    whole = asdict(record)
    words = whole.pop("words")
    body = {"format": NAME, "version": VERSION, "summit": whole.pop("heading")}
    body |= whole | {f"{kind}s": [one for one in words if one["kind"] == kind] for kind in KINDS}
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = Format(
    "json", "application/json", _("JSON"), _("Everything, for other software"), 4, write
)
