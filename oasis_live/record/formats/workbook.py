"""Excel: one sheet for each table. Texts are texts: no cell is ever a formula or a link."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from flask_babel import lazy_gettext as _

from oasis_live.record.formats.format import Format
from oasis_live.record.tables import Cell, Record, Table, tables

# What Excel holds in one cell, in UTF-16 units. A longer text goes on in columns of its own.
LARGEST_CELL = 32_767
_SHEET_NAME = 31
_WIDEST = 60
# What XML 1.0 can't hold. The kernel lets none of it in; an old row might still have it.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A record tells nothing of when it was written.
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def write(record: Record) -> bytes:
    """The workbook: the same record gives the same bytes."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": writable(record.heading.title), "created": _NO_TIME})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    for table in tables(record):
        sheet = book.add_worksheet(table.name[:_SHEET_NAME])
        _fill(sheet, _widened(table), bold, wrapped)
    book.close()
    return packed.getvalue()


def writable(text: str) -> str:
    """The text with a replacement character for each that a workbook can't hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def parts(text: str) -> list[str]:
    """The text in pieces that each fit a cell; together they are the text. No letter is torn: a
    piece ends after a white space where there is one in its second half.
    """
    pieces = []
    while _units(text) > LARGEST_CELL:
        end = _fitting(text)
        space = max(text.rfind(mark, end // 2, end) for mark in " \n\t") + 1
        end = space or end
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _fitting(text: str) -> int:
    """How many characters from the start fit a cell."""
    end = min(len(text), LARGEST_CELL)
    while _units(text[:end]) > LARGEST_CELL:
        end -= max(1, (_units(text[:end]) - LARGEST_CELL) // 2)
    return end


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _widened(table: Table) -> Table:
    """The table with as many columns for each text as its longest one needs."""
    split = [[_pieces(cell) for cell in row] for row in table.rows]
    widths = [max((len(row[at]) for row in split), default=1) for at in range(len(table.columns))]
    columns = [
        name if not part else f"{name} ({part + 1})"
        for name, width in zip(table.columns, widths, strict=True)
        for part in range(width)
    ]
    rows = (
        tuple(
            pieces[part] if part < len(pieces) else None
            for pieces, width in zip(row, widths, strict=True)
            for part in range(width)
        )
        for row in split
    )
    return Table(table.name, tuple(columns), tuple(rows))


def _pieces(cell: Cell) -> Sequence[Cell]:
    return parts(writable(cell)) if isinstance(cell, str) else [cell]


def _fill(sheet: Any, table: Table, bold: Any, wrapped: Any) -> None:
    for at, name in enumerate(table.columns):
        sheet.write_string(0, at, name, bold)
        longest = max((len(str(row[at] or "")) for row in table.rows), default=0)
        sheet.set_column(at, at, min(_WIDEST, max(len(name), longest) + 2))
    for line, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, at, cell, wrapped)
            elif cell is not None:
                sheet.write_number(line, at, cell)
    sheet.freeze_panes(1, 0)


FORMAT = Format(
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    _("Excel"),
    _("One sheet for each kind"),
    2,
    write,
)
