"""CSV: a zip of plain tables, for spreadsheets and statistics.

UTF-8 with a byte order mark, so that Excel reads every language; all cells quoted; CRLF.
A spreadsheet would run a cell that begins like a formula, so such a text gets one apostrophe before
it; so does a text that begins with an apostrophe. To have the texts as they were written, take one
apostrophe off every cell that begins with one.
"""

import csv
import io
import zipfile
from collections.abc import Iterable

from flask_babel import lazy_gettext as _

from oasis_live.record.formats.format import Format
from oasis_live.record.tables import Cell, Record, Table, tables

_BOM = "\ufeff"
MARK = "'"
# The last four are full-width forms, which some spreadsheets take for the same.
_DANGEROUS = tuple("=+-@|%\t\r\n\uff1d\uff0b\uff0d\uff20")
# The zip format's first day: a record tells nothing of when it was written.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READ_ME = "README.txt"
_EXPLAINED = """\
Each file is one table; ids join them. Text is UTF-8, cells are quoted, lines end with CRLF.

A spreadsheet would run a cell that begins with = + - @ and the like. Such a text has one apostrophe
before it here, and so has a text that begins with an apostrophe. To have the texts exactly as they
were written, take one apostrophe off every cell that begins with one.

An empty total in results_by_perspective.csv means: too few people to show.
not_in_this_record.csv counts what stays behind, and why. Its words are in no file.
"""


def write(record: Record) -> bytes:
    """The zip: the same record gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, _READ_ME, _EXPLAINED)
        for table in tables(record):
            _put(archive, f"{table.name}.csv", _text(table))
    return packed.getvalue()


def guarded(text: str) -> str:
    """The text as a spreadsheet only shows it."""
    begins = text.lstrip()[:1] or text[:1]
    dangerous = text.startswith((MARK, *_DANGEROUS)) or begins in _DANGEROUS
    return MARK + text if text and dangerous else text


def unguarded(cell: str) -> str:
    """The text as it was written."""
    return cell.removeprefix(MARK)


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text.encode())


def _text(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(_cells(row) for row in table.rows)
    return _BOM + out.getvalue()


def _cells(row: Iterable[Cell]) -> list[str]:
    return [guarded(cell) if isinstance(cell, str) else _number(cell) for cell in row]


def _number(cell: float | None) -> str:
    return "" if cell is None else str(cell)


FORMAT = Format("csv.zip", "application/zip", _("CSV"), _("A zip of plain tables"), 3, write)
