"""Every command of the command line: what it does, and how it says what it can't do."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from oasis_live.main.checking import ENTRY
from oasis_live.record.formats import FORMATS
from tests.a_room import ARoom
from tests.main.conftest import CommandLine, Said


def told(said: Said) -> Any:
    assert (said.status, said.err) == (0, "")
    return json.loads(said.out)


def refused(said: Said) -> str:
    """The one clear line of a command that could not be done."""
    assert (said.status, said.out) == (1, "")
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    return lines[0]


def a_summit(app: CommandLine, *more: str) -> dict[str, str]:
    words = ("--title", "Care at its best", "--template", "one-hour", "--json")
    made: dict[str, str] = told(app("summit", "create", *words, *more))
    return made


def test_a_new_summit_is_told_with_its_links(app: CommandLine) -> None:
    made = a_summit(app)
    code = made["code"]
    assert set(made) == {
        "id", "code", "desk_key", "board_key", "desk_url", "board_url", "join_url",
    }  # fmt: skip
    assert made["join_url"].endswith(f"/{code}")
    assert made["desk_url"].endswith(f"/{code}/desk?key={made['desk_key']}")
    assert made["board_url"].endswith(f"/{code}/board?key={made['board_key']}")


def test_a_new_summit_is_planned_unless_it_is_opened_at_once(app: CommandLine) -> None:
    planned, opened = a_summit(app), a_summit(app, "--open")
    states = {one["id"]: one["state"] for one in told(app("summit", "list", "--json"))}
    assert states == {planned["id"]: "planned", opened["id"]: "open"}


def test_without_json_everything_is_told_in_words(app: CommandLine) -> None:
    assert app("summit", "list").out == "None yet.\n"
    made = a_summit(app)
    assert made["code"] in app("summit", "list").out
    said = app("organiser", "create", "sam@example.org")
    assert "email: sam@example.org\nurl: http://" in said.out


def test_an_organiser_is_invited_by_a_link(app: CommandLine) -> None:
    made = told(app("organiser", "create", "Sam@Example.org", "--json"))
    assert "/organiser/welcome/" in made["url"]


def test_an_address_that_is_none_is_refused(app: CommandLine) -> None:
    assert "right form" in refused(app("organiser", "create", "sam"))


def test_a_record_is_written_in_every_format(app: CommandLine, tmp_path: Path) -> None:
    made, out = a_summit(app), tmp_path / "new" / "folder"
    files = told(app("export", made["code"], "--out", str(out), "--json"))["files"]
    assert sorted(files) == sorted(str(out / f"record.{name}") for name in FORMATS)
    assert all(Path(file).stat().st_size for file in files)


def test_a_record_is_written_in_one_format(app: CommandLine, tmp_path: Path) -> None:
    code = a_summit(app)["code"]
    typed = f"{code[:3]}-{code[3:]}".lower()
    assert app("export", typed, "--out", str(tmp_path / "out"), "--format", "json").status == 0
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["record.json"]


def test_a_record_goes_into_no_file(app: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("something of yours")
    said = app("export", a_summit(app)["code"], "--out", str(tmp_path / "out"))
    assert "can't be written to" in refused(said)


@pytest.mark.parametrize("code", ["K7M4QT", "nonsense", "", "K7M4QT; rm"])
def test_an_unknown_code_is_refused(app: CommandLine, tmp_path: Path, code: str) -> None:
    assert "no room" in refused(app("export", code, "--out", str(tmp_path)))


def test_a_record_makes_a_planned_summit_with_the_same_run_sheet(
    app: CommandLine, a_room: ARoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OASIS_DATABASE_URL", a_room.house.settings.database_url)
    change_the_plan(a_room)
    app("export", a_room.code, "--out", str(tmp_path / "one"), "--format", "json")
    made = told(app("import", str(tmp_path / "one/record.json"), "--json"))
    states = {one["id"]: one["state"] for one in told(app("summit", "list", "--json"))}
    assert states == {a_room.id: "open", made["id"]: "planned"}
    app("export", made["code"], "--out", str(tmp_path / "two"), "--format", "json")
    assert plan(tmp_path / "two") == plan(tmp_path / "one")


def change_the_plan(room: ARoom) -> None:
    """A topic and a run sheet of its own, among it a vote on another vote."""
    room.vouched(room.system, "summit.change", topic="People in relationship")
    first, second = room.all("activity")[:2]
    room.do(room.desk, "activity.remove", activity=first["id"])
    room.do(room.desk, "activity.change", activity=second["id"], title="In pairs", prompt="Well?")
    dots = {"dots": 3, "max": 1, "minutes": 4}
    vote = room.do(room.desk, "activity.add", kind="vote", title="Dots", settings=dots)["id"]
    room.do(room.desk, "activity.add", kind="vote", title="Again", settings={"options_from": vote})


def plan(folder: Path) -> Any:
    """What two records of the same plan have in common: all but ids and states."""
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    places = {step["id"]: place for place, step in enumerate(record["steps"])}
    for step in record["steps"]:
        del step["id"], step["state"]
        source = step["settings"].get("options_from")
        step["settings"]["options_from"] = places.get(source, source)
    return record["summit"], record["perspectives"], record["steps"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": "another"}'])
def test_what_is_no_record_makes_no_summit(app: CommandLine, tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text)
    assert "no record" in refused(app("import", str(tmp_path / "other.json")))
    assert "no record" in refused(app("import", str(tmp_path / "missing.json")))
    assert told(app("summit", "list", "--json")) == []


def test_check_tells_in_plain_words_what_is_not_ready(
    app: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_summit(app)
    notes = told(app("check", "--json"))["notes"]
    assert any("OASIS_PUBLIC_URL" in note for note in notes)
    assert any("OASIS_PRODUCTION" in note for note in notes)
    monkeypatch.setenv("OASIS_PRODUCTION", "1")
    monkeypatch.setenv("OASIS_PUBLIC_URL", "https://live.example.org")
    monkeypatch.setenv("OASIS_TRUSTED_PROXIES", "1")
    assert "notes: none" in app("check").out


def test_a_reader_that_has_seen_enough_ends_a_command_quietly(app: CommandLine) -> None:
    """As `| head` does. Fails without the `except BrokenPipeError`."""
    reading, writing = os.pipe()
    os.close(reading)
    for command in (("summit", "list"), ("check",), ("check", "--json")):
        done = subprocess.run(
            [sys.executable, ENTRY, *command], stdout=writing, stderr=subprocess.PIPE, check=False
        )
        assert (done.returncode, done.stderr) == (1, b"")
    os.close(writing)


def test_retention_deletes_nothing_before_its_date(app: CommandLine) -> None:
    made = a_summit(app)
    assert told(app("retention", "--json")) == {"deleted": []}
    assert [one["id"] for one in told(app("summit", "list", "--json"))] == [made["id"]]


def test_nobody_rehearses_without_a_server(app: CommandLine) -> None:
    code = a_summit(app, "--open")["code"]
    assert "Start it first" in refused(app("rehearse", code, "--people", "3"))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "dance",
        "summit",
        "summit create --title T",
        "summit create --title T --template week",
        "organiser create",
        "export K7M4QT",
        "export K7M4QT --out here --format exe",
        "import",
        "rehearse K7M4QT",
        "rehearse K7M4QT --people 0",
        "rehearse K7M4QT --people many",
        "rehearse K7M4QT --people 3 --speed 0",
        "demo --speed fast",
        "backup",
        "serve --port 80",
    ],
)
def test_wrong_use_is_told_with_status_2(app: CommandLine, typed: str) -> None:
    said = app(*typed.split())
    assert (said.status, said.out) == (2, "")
    assert "usage: app.py" in said.err
