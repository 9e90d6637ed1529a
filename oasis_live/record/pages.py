"""The record to take away: one address for each format, and the schema of the JSON."""

from flask import Blueprint, Response, send_file

from oasis_live.kernel import room_code
from oasis_live.record.formats import format_named
from oasis_live.record.formats.report import policy
from oasis_live.record.writer import RecordWriter
from oasis_live.summits.pages.organisers.host import host_of
from oasis_live.web.application import HOME, Web

_SCHEMA = HOME / "docs" / "record.schema.json"


def pages(web: Web) -> Blueprint:
    """The downloads of a summit's organisers, and what says how to read one of them."""
    records = Blueprint("record", __name__)
    writer = RecordWriter(web.settings, web.runtime.sleep)

    @records.get("/organiser/summits/<summit_id>/record.<path:name>")
    def record(summit_id: str, name: str) -> Response:
        """The record as it is now. The report opens in the browser, the others are saved."""
        form = format_named(name)
        summit = host_of(web, summit_id).summit
        answer = Response(writer.written(summit.code, name), mimetype=form.media_type)
        answer.headers["Cache-Control"] = "no-store"
        if name == "html":
            answer.headers["Content-Security-Policy"] = policy()
        else:
            file = f"record-{room_code.show(summit.code)}.{name}"
            answer.headers["Content-Disposition"] = f'attachment; filename="{file}"'
        return answer

    @records.get("/record.schema.json")
    def schema() -> Response:
        """What each field of the JSON is."""
        return send_file(_SCHEMA, mimetype="application/schema+json")

    return records
