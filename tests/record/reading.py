"""Records read back, as the people who get them would: csv, openpyxl, json."""

import csv
import io
import json
import zipfile
from html import unescape
from typing import Any

from openpyxl import load_workbook

from oasis_live.record.formats import FORMATS
from oasis_live.record.formats.csv_zip import unguarded
from oasis_live.record.tables import Record


def written(record: Record) -> dict[str, bytes]:
    """The record in every format."""
    return {name: one.write(record) for name, one in FORMATS.items()}


def everything(record: Record) -> dict[str, str]:
    """All that each format tells, as plain text."""
    packed = written(record)
    return {
        "csv.zip": "\n".join(csv_texts(packed["csv.zip"]).values()),
        "xlsx": "\n".join(
            str(cell) for sheet in sheets(packed["xlsx"]).values() for row in sheet for cell in row
        ),
        "json": "\n".join(strings(json.loads(packed["json"]))),
        "html": unescape(packed["html"].decode()),
    }


def csv_texts(packed: bytes) -> dict[str, str]:
    """Each file of the zip, as text without its mark of byte order."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def csv_tables(packed: bytes) -> dict[str, list[dict[str, str]]]:
    """The tables of the zip, with their texts as they were written."""
    texts = {name: text for name, text in csv_texts(packed).items() if name.endswith(".csv")}
    return {
        name.removesuffix(".csv"): [
            {column: unguarded(cell) for column, cell in row.items()}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]
        for name, text in texts.items()
    }


def sheets(packed: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each sheet, the heading first."""
    book = load_workbook(io.BytesIO(packed))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def formula_cells(packed: bytes) -> int:
    """How many cells of a workbook are formulas or links."""
    book = load_workbook(io.BytesIO(packed))
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return sum(cell.data_type == "f" or cell.hyperlink is not None for cell in cells)


def strings(value: Any) -> list[str]:
    """Every text in a JSON value, keys too."""
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in (key, *strings(one))]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []
