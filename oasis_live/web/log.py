"""The log: one JSON object a line. It says what happened, and never what anybody said.

A line holds an event and a few words and numbers of ours. What a library or a fault says in its own
words may repeat somebody's, so of those only the kind and the place are kept.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from itertools import accumulate
from pathlib import Path
from select import PIPE_BUF, select
from sysconfig import get_paths
from typing import Any, TextIO

from pythonjsonlogger.json import JsonFormatter
from typing_extensions import override

from oasis_live.kernel.refused import Refused
from oasis_live.web.metrics import LOG_LOST, REFUSED

log = logging.getLogger(__name__)

# The id of the request that is being answered; a connection's is that of its WebSocket.
REQUEST: ContextVar[str | None] = ContextVar("request", default=None)
_OURS = "oasis_live"
_HOME = Path(__file__).parents[2]
# Of a trace. What a pipe takes in one piece is 4,096 bytes, other words of the line among them.
_MOST_LETTERS = 3_500
# What a place is named from; the first one that fits, as one may lie in the other.
_SHELVES = (*(Path(get_paths()[name]) for name in ("purelib", "platlib", "stdlib")), _HOME)
# Without a level of their own these would write words of their own to stderr.
_TALKATIVE = ("socketio.server", "engineio.server", "socketio.client", "engineio.client")


def write(stream: TextIO, level: int = logging.INFO) -> None:
    """From now on all that is logged in this process goes to this stream, as JSON lines."""
    # A reader of the log that is gone or asleep is no concern of the hall's.
    logging.raiseExceptions = False
    logging.basicConfig(
        handlers=[lines_to(stream, _NeverWaiting)], level=logging.WARNING, force=True
    )
    logging.getLogger(_OURS).setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.captureWarnings(capture=True)


def lines_to(
    stream: TextIO, kind: "type[logging.StreamHandler[TextIO]]" = logging.StreamHandler
) -> logging.Handler:
    """What turns each record into a line of this stream."""
    handler = kind(stream)
    handler.setFormatter(_Line())
    handler.addFilter(_without_words)
    return handler


def refused(refusal: Refused, **what: str | None) -> None:
    """Count a refusal and write its line, once, however many doors it passes on its way out.

    `what` holds words of ours only: the name of a command, a role, a lens.
    """
    if refusal.is_noted:
        return
    refusal.is_noted = True
    REFUSED.labels(refusal.code).inc()
    log.info("refused", extra={"code": refusal.code, **what})


class _NeverWaiting(logging.StreamHandler[TextIO]):
    """Drops a line that can't be written at once: a full pipe would stop every green thread."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record) + self.terminator
            _ready, writable, _failed = select([], [self.stream], [], 0)
            # A pipe that is ready takes so much, and may wait with the rest of it.
            if writable and len(line.encode()) <= PIPE_BUF:
                self.stream.write(line)
                self.flush()
            else:
                LOG_LOST.inc()
        except Exception:
            self.handleError(record)


class _Line(JsonFormatter):
    """One line. The trace of a fault is a list of places."""

    def __init__(self) -> None:
        names = {"levelname": "level", "message": "event", "exc_info": "trace"}
        super().__init__(["levelname", "message"], rename_fields=names, timestamp="at")

    @override
    def formatException(self, ei: Any) -> Any:
        places = [place for error in _causes(ei[1]) for place in _places(error)]
        # As JSON, each between quotes and with what parts it from the next.
        letters = accumulate(len(json.dumps(place)) + 2 for place in places)
        return [place for place, end in zip(places, letters, strict=True) if end <= _MOST_LETTERS]


def _without_words(record: logging.LogRecord) -> bool:
    if record.name.split(".")[0] != _OURS:
        record.library = f"{record.name} {record.filename}:{record.lineno}"
        record.msg, record.args = "a library complains", ()
    if isinstance(record.args, tuple):
        record.args = tuple(
            _kind(one) if isinstance(one, BaseException) else one for one in record.args
        )
    record.levelname = record.levelname.lower()
    if request := REQUEST.get():
        record.request = request
    return True


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The fault, then what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _kind(error: BaseException) -> str:
    """Its class, and the code of the database or system: `OperationalError SQLITE_FULL`."""
    names = (getattr(error, name, None) for name in ("sqlite_errorname", "sqlstate", "errno"))
    return " ".join([type(error).__name__, *(str(name) for name in names if name)])


def _places(error: BaseException) -> Iterator[str]:
    yield _kind(error)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        shelf = next((one for one in _SHELVES if file.is_relative_to(one)), "")
        yield f"{file.relative_to(shelf) if shelf else file}:{frame.lineno} {frame.name}"
