"""The report: one page, complete in one file, to read on a screen or to print."""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path

from flask_babel import lazy_gettext as _
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from oasis_live.record import views
from oasis_live.record.formats.format import Format
from oasis_live.record.tables import Record
from oasis_live.web.languages import SOURCE, catalogue, day

_HOME = Path(__file__).parents[3]
_TEMPLATE = "record/report.html"


def write(record: Record) -> bytes:
    """UTF-8 text of the page: the same record gives the same bytes."""
    page = _pages(SOURCE).get_template(_TEMPLATE)
    return page.render(
        record=record,
        principles=views.principles(record),
        numbers=views.numbers(record.themes),
        staying=views.staying(record.stays),
        themes={one.id: one for one in record.themes},
        day=day,
        css=_styles(),
        language=SOURCE,
        bars=views.bars,
        too_few=views.too_few,
    ).encode()


def policy() -> str:
    """The Content-Security-Policy that the page is served under: its own styles, nothing else."""
    digest = b64encode(hashlib.sha256(_styles().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


@cache
def _styles() -> str:
    return (_HOME / "static/css/report.css").read_text(encoding="utf-8")


@cache
def _pages(language: str) -> Environment:
    pages = Environment(
        loader=FileSystemLoader(_HOME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # Added by the extension, so its type is not known.
    install = pages.install_gettext_translations  # type: ignore[attr-defined]
    install(catalogue(language), newstyle=True)
    return pages


FORMAT = Format("html", "text/html", _("Report"), _("A4, ready to print or save as PDF"), 1, write)
