"""Records to files and back, for the command line: a record is never made in the server itself."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec

from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import Malformed
from oasis_live.record.formats import format_named
from oasis_live.record.rules import record_of
from oasis_live.record.store import load_room
from oasis_live.summits.live.activity import GivenSettings
from oasis_live.summits.rules.activity import Kind


def write(tx: Tx, folder: Path, formats: Iterable[str]) -> list[Path]:
    """Write this room's record in these formats; the files, `record.FORMAT`. Raises NotFound."""
    chosen = [format_named(name) for name in formats]
    record = record_of(load_room(tx))
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"record.{one.name}" for one in chosen]
    for file, one in zip(files, chosen, strict=True):
        file.write_bytes(one.write(record))
    return files


class _Summit(msgspec.Struct, frozen=True):
    title: str
    topic: str
    date: str
    template: str


class _Step(msgspec.Struct, frozen=True):
    id: str
    kind: Kind
    title: str
    prompt: str
    phase: str
    settings: GivenSettings = GivenSettings()


class _Kept(msgspec.Struct, frozen=True):
    """The part of a record that a new summit takes over."""

    format: Literal["oasis-live-record"]
    summit: _Summit
    steps: tuple[_Step, ...]
    perspectives: dict[str, str]


def read_summit(file: Path) -> dict[str, Any]:
    """What a new summit takes from a record in JSON: title, topic, date, run sheet, perspectives.
    Words of people are not taken over: their consent was to one day. Raises Malformed.
    """
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError) as error:
        raise Malformed("%(file)s is no record that can be read.", file=str(file)) from error
    return {
        "title": kept.summit.title,
        "topic": kept.summit.topic,
        "date": kept.summit.date,
        "template": kept.summit.template,
        "steps": msgspec.to_builtins(kept.steps),
        "perspectives": list(kept.perspectives.values()),
    }
