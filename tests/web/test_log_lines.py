"""A line of the log says what happened, in words of ours alone."""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest

from oasis_live.kernel.refused import NotFound
from oasis_live.web.log import REQUEST, lines_to, refused

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
