"""Each format: it runs nothing, loses nothing, and is the same for the same record."""

import csv
import io
import json
import random
import zipfile
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oasis_live.kernel.consent import Level
from oasis_live.kernel.refused import NotFound
from oasis_live.record.formats import FORMATS, format_named
from oasis_live.record.formats.csv_zip import guarded, unguarded
from oasis_live.record.formats.workbook import LARGEST_CELL, parts
from oasis_live.record.rules import Held, Room, record_of
from tests.record.reading import csv_tables, csv_texts, formula_cells, sheets, written
from tests.record.rooms import a_principle, a_room, a_story, rooms

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/record.schema.json").read_text("utf-8"))
_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    " =",
    "\n=",
    "|",
    "%",
    "'",
    "''=",
    "\uff1d",
    "\uff0b",
    "\uff20",
)
_MIDDLES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example","x")',
    "https://evil.example",
    "SUM(A1:A9),\"'",
    "مرحبا بالعالم",
    "_x0041_",
    "<b>&amp;</b>]]>",
    "ŵ ŷ e\u0301 👩🏽‍⚕️ \U0001d4b3",
    "a\nb\tc",
    "\u202eevil\u202c",
    "internal:Sheet1!A1",
    "mailto:a@b.example",
    "file:///etc/passwd",
    "true",
    "007",
    "1e5",
    "2025-10-16",
    "#REF!",
    "{=1+1}",
    "ftp://x",
    ";=1",
)
NASTY = sorted({start + middle for start in ("", *_STARTS) for middle in _MIDDLES})


def held(texts: list[str]) -> Room:
    return a_room(*(a_principle(f"p{n:04}", text=text) for n, text in enumerate(texts)))


def test_S11_there_are_three_hundred_nasty_strings() -> None:
    assert len(NASTY) >= 300


def test_S11_a_workbook_has_no_formula_and_every_word_comes_back() -> None:
    packed = written(record_of(held(NASTY)))["xlsx"]
    assert formula_cells(packed) == 0
    assert [row[2] for row in sheets(packed)["principles"][1:]] == NASTY


def test_S11_csv_starts_no_formula_and_every_word_comes_back() -> None:
    packed = written(record_of(held(NASTY)))["csv.zip"]
    assert [row["text"] for row in csv_tables(packed)["principles"]] == NASTY
    raw = csv.reader(io.StringIO(csv_texts(packed)["principles.csv"], newline=""))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in raw for cell in row)


@given(st.text(max_size=60))
def test_a_guarded_text_starts_no_formula_and_comes_back(text: str) -> None:
    cell = guarded(text)
    assert cell.lstrip()[:1] not in {"=", "+", "-", "@"}
    assert unguarded(cell) == text


def test_csv_is_read_by_excel_as_utf_8_and_keeps_right_to_left_text() -> None:
    packed = written(record_of(held(["ہماری خدمت میں ہر شخص"])))["csv.zip"]
    assert csv_tables(packed)["principles"][0]["text"] == "ہماری خدمت میں ہر شخص"
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.read("principles.csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("unit", ["a", "ab cd ", "\U0001d4b3", "e\u0301", "👩🏽‍⚕️ "])
def test_a_text_longer_than_a_cell_goes_on_in_the_next(unit: str) -> None:
    text = unit * (70_000 // len(unit))
    packed = written(record_of(held([text, "short"])))["xlsx"]
    heading, long, short = sheets(packed)["principles"]
    at = [n for n, name in enumerate(heading) if str(name).startswith("text")]
    assert "".join(long[n] or "" for n in at) == text
    assert short[at[0]] == "short"


@given(
    st.lists(st.sampled_from(["a", " ", "\n", "\U0001d4b3", "é", "ab cd "]), max_size=30),
    st.integers(1, 9000),
)
@settings(deadline=None)
def test_pieces_fit_and_are_the_text(units: list[str], times: int) -> None:
    text = "".join(units) * (times % 400)
    pieces = parts(text)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LARGEST_CELL for piece in pieces)


def test_a_control_character_from_an_old_row_breaks_no_workbook() -> None:
    packed = written(record_of(held(["a\x00b\x0bc\ufffed"])))["xlsx"]
    assert sheets(packed)["principles"][1][2] == "a\ufffdb\ufffdc\ufffdd"


@settings(max_examples=40, deadline=None)
@given(rooms())
def test_json_keeps_to_the_published_schema(room: Room) -> None:
    jsonschema.validate(json.loads(written(record_of(room))["json"]), SCHEMA)


def test_the_schema_itself_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=15, deadline=None)
@given(rooms())
def test_R17_the_same_record_gives_the_same_bytes(room: Room) -> None:
    assert written(record_of(room)) == written(record_of(room))


def test_the_report_quotes_a_principle_s_stories_as_consented() -> None:
    stories = (
        a_story("s1", gem="You’ve only got to sit with him", consent=Level.FIRST_NAME, name="Mike"),
        a_story("s2", gem="A hand on the rail", consent=Level.ANONYMOUS, name="Ann"),
        a_story("s3", gem="Never to be told", consent=Level.ROOM, name="Sam"),
    )
    room = a_room(*stories, a_principle(stories=("s1", "s2", "s3")))
    page = written(record_of(room))["html"].decode()
    assert page.count("You’ve only got to sit with him") == 2
    assert "Mike" in page
    assert not any(word in page for word in ("Ann", "Sam", "Never to be told"))


def test_the_report_says_how_many_were_withdrawn() -> None:
    page = written(record_of(a_room(a_story(state="withdrawn"))))["html"].decode()
    assert "1 story withdrawn" in page


def test_a_text_in_the_report_is_text_and_has_its_own_direction() -> None:
    page = written(record_of(held(["<script>alert(1)</script>"])))["html"].decode()
    assert "<script" not in page
    assert '<h3 dir="auto">&lt;script&gt;' in page


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    assert list(FORMATS) == ["html", "xlsx", "csv.zip", "json"]
    with pytest.raises(NotFound, match=r"html, xlsx, csv\.zip, json"):
        format_named("exe")


def test_ten_thousand_contributions_are_written_in_seconds() -> None:
    chance = random.Random(1)
    many = [
        Held(f"c{n:05}", "question", "act", "shown", text=f"{chance.random()} why")
        for n in range(10_000)
    ]
    packed = written(record_of(a_room(*many)))
    assert len(sheets(packed["xlsx"])["questions"]) == 10_001
