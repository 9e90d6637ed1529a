"""The record of a real room: what people did there, and what of it leaves."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from oasis_live.kernel.refused import Malformed, NotFound
from oasis_live.record import live
from oasis_live.record.formats import FORMATS
from tests.ballots.hall import Hall, a_hall
from tests.record.reading import csv_tables, formula_cells, sheets
from tests.record.test_formats import SCHEMA


@pytest.fixture
def hall(database: str) -> Iterator[Hall]:
    with a_hall(database) as one:
        yield one


def exported(hall: Hall, folder: Path) -> dict[str, bytes]:
    """The files of a record, by format."""
    with hall.house.database.reading(hall.id) as tx:
        files = live.write(tx, folder, FORMATS)
    return {file.name.removeprefix("record."): file.read_bytes() for file in files}


def document(hall: Hall, folder: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(exported(hall, folder)["json"])
    jsonschema.validate(held, SCHEMA)
    return held


def a_morning(hall: Hall) -> dict[str, str]:
    """Mike's story and two more, a principle with each, dots and a reveal."""
    hall.opens("interviews")
    mike = hall.joins("Mike Moss", table="Seven", perspective="Care or support worker")
    happened = "I sat with him, week after week."
    ids = {
        "quoted": hall.adds(
            mike, happened, "story", title="You’ve only got to sit with him", consent="first_name"
        ),
        "plain": hall.adds(hall.ben, "The rail was there.", "story", consent="anonymous"),
        "kept": hall.adds(hall.ann, "Mrs Hartley in bay 4.", "story", consent="room"),
    }
    ids["pace"] = hall.names(mike, "Going at their pace", stories=[ids["quoted"], ids["kept"]])
    ids["heard"] = hall.names(hall.cat, "Being heard", stories=[ids["plain"]])
    vote = hall.opens("vote")
    hall.casts(hall.ann, vote, Going_at_their_pace=2, Being_heard=1)
    hall.act("activity.reveal", activity=vote)
    return ids


def test_a_principle_stands_with_the_stories_that_leave(hall: Hall, tmp_path: Path) -> None:
    ids = a_morning(hall)
    held = document(hall, tmp_path)
    pace = next(one for one in held["principles"] if one["id"] == ids["pace"])
    assert pace["stories"] == [ids["quoted"]]
    assert {one["id"]: one["name"] for one in held["stories"]} == {
        ids["quoted"]: "Mike",
        ids["plain"]: None,
    }


def test_no_room_only_word_no_table_and_no_other_name_is_in_any_file(
    hall: Hall, tmp_path: Path
) -> None:
    a_morning(hall)
    files = exported(hall, tmp_path)
    rows = [
        cell
        for table in csv_tables(files["csv.zip"]).values()
        for row in table
        for cell in row.values()
    ]
    cells = [str(cell) for sheet in sheets(files["xlsx"]).values() for row in sheet for cell in row]
    told = "\n".join([*rows, *cells, files["json"].decode(), files["html"].decode()])
    for word in ("Hartley", "bay 4", "Moss", "Ann", "Ben", "Cat", "Seven"):
        assert word not in told
    assert formula_cells(files["xlsx"]) == 0


def test_counts_tell_how_much_stays(hall: Hall, tmp_path: Path) -> None:
    ids = a_morning(hall)
    hall.act("card.hide", id=ids["heard"])
    held = document(hall, tmp_path)
    assert held["counts"]["stories"] == 3
    assert {"kind": "story", "reason": "room_only", "count": 1} in held["stays"]
    assert {"kind": "principle", "reason": "hidden", "count": 1} in held["stays"]
    assert "Being heard" not in json.dumps(held)


def test_the_ranking_is_told_and_few_voters_are_not_told_apart(hall: Hall, tmp_path: Path) -> None:
    a_morning(hall)
    held = document(hall, tmp_path)
    first, second = held["votes"][0]["results"]
    assert (first["text"], first["total"], first["rank"]) == ("Going at their pace", 2, 1)
    assert (second["text"], second["total"], second["rank"]) == ("Being heard", 1, 2)
    assert set(first["by"].values()) == {None}
    page = exported(hall, tmp_path)["html"].decode()
    assert "By perspective: too few people to show." in page


def test_a_perspective_with_too_few_voters_is_named(hall: Hall, tmp_path: Path) -> None:
    hall.opens("interviews")
    hall.names(hall.ann, "Time")
    voters = [hall.joins(perspective=one) for one in ["Volunteer"] * 9 + ["Other"] * 6]
    vote = hall.opens("vote")
    for one in (*voters, hall.ben):
        hall.casts(one, vote, Time=1)
    hall.act("activity.reveal", activity=vote)
    page = exported(hall, tmp_path)["html"].decode()
    assert "Clinician: too few to show" in page
    assert "Volunteer: too few to show" not in page


def test_a_vote_that_is_not_revealed_is_not_told(hall: Hall, tmp_path: Path) -> None:
    hall.opens("interviews")
    hall.names(hall.ann, "Time")
    vote = hall.opens("vote")
    hall.casts(hall.ann, vote, Time=2)
    assert document(hall, tmp_path)["votes"] == []


def test_a_changed_mind_is_a_changed_record(hall: Hall, tmp_path: Path) -> None:
    ids = a_morning(hall)
    hall.do(hall.ben, "contribution.consent", id=ids["plain"], consent="room")
    assert "The rail was there" not in json.dumps(document(hall, tmp_path))
    hall.do(hall.ben, "contribution.withdraw", id=ids["plain"])
    held = document(hall, tmp_path)
    assert {"kind": "story", "reason": "withdrawn", "count": 1} in held["stays"]
    assert "1 story withdrawn" in exported(hall, tmp_path)["html"].decode()


def test_a_theme_that_a_machine_named_by_a_room_only_story_has_no_name(
    hall: Hall, tmp_path: Path
) -> None:
    ids = a_morning(hall)
    moves = [{"card": ids["kept"], "new": "a"}, {"card": ids["pace"], "new": "b"}]
    titles = {"a": ids["kept"], "b": ids["pace"]}
    hall.do(hall.sorter, "theme.sort", base=hall.seq, moves=moves, titles=titles)
    names = [one["name"] for one in document(hall, tmp_path)["themes"]]
    assert "“Going at their pace”" in names
    assert not any("Hartley" in name for name in names)


def test_R17_two_exports_of_a_room_are_the_same_bytes(hall: Hall, tmp_path: Path) -> None:
    a_morning(hall)
    first = exported(hall, tmp_path / "one")
    hall.waits(hours=3)
    assert exported(hall, tmp_path / "two") == first


def test_a_summit_can_be_made_from_a_record(hall: Hall, tmp_path: Path) -> None:
    a_morning(hall)
    vote = hall.find("activity", kind="vote")[0]["id"]
    hall.act("activity.change", activity=vote, prompt="Which will we build on?")
    exported(hall, tmp_path)
    kept = live.read_summit(tmp_path / "record.json")
    assert (kept["title"], kept["template"]) == ("Care at its best", "one-hour")
    assert "Which will we build on?" in [step["prompt"] for step in kept["steps"]]
    assert "Mike" not in json.dumps(kept)


def test_what_is_no_record_makes_no_summit(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    for text in ("", "[1]", '{"format": "oasis-live-record"}', "\ufeff{"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(Malformed, match="no record"):
            live.read_summit(file)


def test_an_unknown_format_writes_nothing(hall: Hall, tmp_path: Path) -> None:
    with hall.house.database.reading(hall.id) as tx, pytest.raises(NotFound):
        live.write(tx, tmp_path / "new", ["json", "exe"])
    assert not (tmp_path / "new").exists()
