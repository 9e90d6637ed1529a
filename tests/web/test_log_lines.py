"""A line of the log says what happened, in words of ours alone."""

import json
import logging
import os
import select
import sqlite3
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any, NoReturn

import msgspec
import pytest

from oasis_live.kernel.refused import NotFound, TryAgain
from oasis_live.main import windows
from oasis_live.web.log import REQUEST, _NeverWaiting, lines_to, refused
from tests.a_room import ARoom

WORD = "Wombatwords"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What was written since, read back; the root's other handlers hear it too."""
    stream = StringIO()
    handler, root = lines_to(stream), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)

    def read() -> list[dict[str, Any]]:
        assert WORD not in stream.getvalue()
        return [json.loads(line) for line in stream.getvalue().splitlines()]

    yield read
    root.removeHandler(handler)
    root.setLevel(level)


def test_of_a_library_only_the_place_is_told(lines: Lines) -> None:
    """Mutation: `_without_words` that lets every name through → fails with the word."""
    logging.getLogger("engineio.server").error("Invalid session %s", WORD)
    (line,) = lines()
    assert line["event"] == "a library complains"
    assert line["library"].startswith("engineio.server test_log_lines.py:")


def test_an_error_among_our_words_is_told_by_its_kind(lines: Lines) -> None:
    """Mutation: no `_kind` for what is among the words → fails with the word."""
    with sqlite3.connect(":memory:") as database, pytest.raises(sqlite3.Error) as fault:
        database.execute(f"SELECT {WORD}")
    database.close()
    logging.getLogger("oasis_live.engine").warning("the database can't: %s", fault.value)
    assert lines()[0]["event"] == "the database can't: OperationalError SQLITE_ERROR"


def test_a_fault_is_told_with_what_it_came_from(lines: Lines) -> None:
    log = logging.getLogger("oasis_live.web")
    try:
        try:
            int(WORD)
        except ValueError as error:
            raise KeyError(WORD) from error
    except KeyError:
        log.exception("a page failed")
    (line,) = lines()
    kinds = [place for place in line["trace"] if ":" not in place]
    assert (line["level"], kinds) == ("error", ["KeyError", "ValueError"])
    assert line["trace"][1].startswith("tests/web/test_log_lines.py:")


@pytest.mark.parametrize(
    "error", [OSError(28, WORD), FileNotFoundError(2, WORD, WORD), RuntimeError(WORD)]
)
def test_what_the_system_says_is_told_by_its_number(lines: Lines, error: Exception) -> None:
    logging.getLogger("oasis_live.web").error("a page failed", exc_info=error)
    kind, *_places = lines()[0]["trace"]
    assert kind in {"OSError 28", "FileNotFoundError 2", "RuntimeError"}


def deep(depth: int) -> None:
    if not depth:
        raise ValueError(WORD)
    deep_with_a_name_that_is_nearly_as_long_as_those_of_libraries_are(depth)


def deep_with_a_name_that_is_nearly_as_long_as_those_of_libraries_are(depth: int) -> None:
    deep(depth - 1)


def test_a_line_is_never_longer_than_a_pipe_takes_in_one_piece(lines: Lines) -> None:
    """Mutation: no _MOST_LETTERS → fails: 20,000 letters, and the hall waits for who reads them."""
    try:
        deep(200)
    except ValueError:
        logging.getLogger("oasis_live.web").exception("a page failed")
    (line,) = lines()
    assert 2_000 < len(json.dumps(line)) < select.PIPE_BUF
    assert line["trace"][0] == "ValueError"


def test_a_line_that_a_pipe_may_wait_with_is_dropped() -> None:
    """Mutation: no PIPE_BUF in web/log.py → fails with two lines."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as pipe:
        with os.fdopen(writing, "w") as stream:
            handler = lines_to(stream, _NeverWaiting)
            for letters in (select.PIPE_BUF, 5):
                said = {"name": "oasis_live.web", "levelname": "INFO", "msg": "x" * letters}
                handler.handle(logging.makeLogRecord(said))
        assert [json.loads(line)["event"] for line in pipe] == ["xxxxx"]


def test_a_library_is_named_from_where_libraries_lie(lines: Lines) -> None:
    """Mutation: no _SHELVES but our own → fails with a path of this machine."""
    try:
        msgspec.json.schema(object)
    except TypeError:
        logging.getLogger("oasis_live.web").exception("a page failed")
    assert any(place.startswith("msgspec/") for place in lines()[0]["trace"])
    assert not any(place.startswith("/") for place in lines()[0]["trace"])


def test_who_asks_for_an_update_while_the_database_is_away_gets_one_refused_line(
    lines: Lines, a_room: ARoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: no `except Refused` in _on_sync → fails: a trace, at level error."""

    def away(*_asked: object) -> NoReturn:
        raise TryAgain("The room is busy. Try again.", retry_in=2)

    sockets = windows.build(a_room.house).sockets
    sockets._known["line"] = (a_room.ann, a_room.audience("phone"))  # noqa: SLF001 - let in
    monkeypatch.setattr(sockets.pump, "catch_up", away)
    answer = sockets._on_sync("line", {"seq": 0})  # noqa: SLF001
    assert answer["code"] == "try_again"
    told = [(one["level"], one["event"], one["type"]) for one in lines() if "library" not in one]
    assert told == [("info", "refused", "sync")]


def test_a_refusal_is_told_once_with_its_request(lines: Lines) -> None:
    refusal = NotFound("There is nothing called %(name)s", field=WORD, name=WORD)
    token = REQUEST.set("request-1")
    for _door in range(3):
        refused(refusal, type="card.hide", role="facilitator")
    REQUEST.reset(token)
    (line,) = lines()
    del line["at"]
    assert line == {
        "level": "info",
        "event": "refused",
        "code": "not_found",
        "type": "card.hide",
        "role": "facilitator",
        "request": "request-1",
    }
