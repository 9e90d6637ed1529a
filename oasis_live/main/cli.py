"""The command line. Exit status 0, 1 for a refusal (one clear line on stderr), 2 for wrong use."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from oasis_live import settings as all_settings
from oasis_live.engine.backup import Unusable, back_up, restore
from oasis_live.kernel.refused import Refused
from oasis_live.main import acts, checking, demo, serve
from oasis_live.main.migrations import OldHouse
from oasis_live.record.formats import FORMATS
from oasis_live.settings import Settings, Unsafe
from oasis_live.summits.rules.run_sheets import TEMPLATES

Act = Callable[[Settings, argparse.Namespace], Any]
_REFUSALS = (Refused, Unsafe, OldHouse, Unusable, serve.Taken, acts.Impossible)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    try:
        status = _run(_parser().parse_args(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read it has seen enough, as `head` has. What is left to say at the exit goes
        # nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _run(given: argparse.Namespace) -> int:
    try:
        answer = given.act(all_settings.read(begin=given.begin), given)
    except checking.Unfit as unfit:
        _tell(unfit.report, given)
        print(unfit, file=sys.stderr)
        return 1
    except _REFUSALS as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if answer is not None:
        _tell(answer, given)
    return 0


def _tell(answer: Any, given: argparse.Namespace) -> None:
    print(json.dumps(answer, ensure_ascii=False) if given.json else acts.in_words(answer))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description="Oasis Live")
    parser.set_defaults(json=False, begin=True)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "serve", "serve until stopped", lambda s, _a: serve.serve(s))
    _speed(_add(commands, "demo", "serve with a live demonstration summit", demo.demo))
    check = _add(commands, "check", "say what is misconfigured", checking.check, listing=True)
    check.set_defaults(begin=False)
    _add(commands, "retention", "delete what is past its date", acts.retention, listing=True)
    _summit(_add_group(commands, "summit"))
    _organiser(_add_group(commands, "organiser"))
    _record(commands)
    _database(commands)
    return parser


def _add(
    commands: Any, name: str, says: str, act: Act, *, listing: bool = False
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
    command.set_defaults(act=act)
    if listing:
        command.add_argument("--json", action="store_true", help="print JSON")
    return command


def _add_group(commands: Any, name: str) -> Any:
    group = commands.add_parser(name, help=f"{name} commands")
    return group.add_subparsers(required=True, metavar="COMMAND")


def _summit(commands: Any) -> None:
    create = _add(commands, "create", "make a summit", acts.create_summit, listing=True)
    create.add_argument("--title", required=True)
    create.add_argument("--template", required=True, choices=sorted(TEMPLATES))
    create.add_argument("--open", action="store_true", help="let people join at once")
    _add(commands, "list", "list the summits", acts.list_summits, listing=True)


def _organiser(commands: Any) -> None:
    create = _add(commands, "create", "print a sign-in link", acts.create_organiser, listing=True)
    create.add_argument("email", metavar="EMAIL")


def _record(commands: Any) -> None:
    export = _add(commands, "export", "write the record of a summit", acts.export, listing=True)
    export.add_argument("code", metavar="CODE")
    export.add_argument("--out", required=True, metavar="DIR", type=Path)
    export.add_argument("--format", choices=sorted(FORMATS), help="only this one")
    bring = _add(commands, "import", "make a summit from a record", acts.bring_in, listing=True)
    bring.add_argument("file", metavar="FILE", type=Path)
    rehearse = _add(commands, "rehearse", "fill a room with simulated people", demo.rehearse)
    rehearse.add_argument("code", metavar="CODE")
    rehearse.add_argument("--people", required=True, metavar="N", type=_people)
    _speed(rehearse)


def _database(commands: Any) -> None:
    backup = _add(commands, "backup", "copy the database, even while running", _backup)
    backup.set_defaults(begin=False)
    backup.add_argument("file", metavar="FILE", type=Path)
    again = _add(commands, "restore", "put a backup in its place", _restore)
    again.add_argument("file", metavar="FILE", type=Path)


def _speed(command: argparse.ArgumentParser) -> None:
    says = "how many times faster than people (default: 1)"
    command.add_argument("--speed", metavar="N", type=_faster, default=1.0, help=says)


def _faster(typed: str) -> float:
    speed = float(typed) if typed.replace(".", "", 1).isdecimal() else 0.0
    if not 0.1 <= speed <= 100:
        raise argparse.ArgumentTypeError(f"choose a speed from 0.1 to 100, not {typed!r}")
    return speed


def _people(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed)):
        raise argparse.ArgumentTypeError(f"{typed!r} is no number of people")
    return int(typed)


def _backup(settings: Settings, given: argparse.Namespace) -> None:
    back_up(acts.database_file(settings), given.file)


def _restore(settings: Settings, given: argparse.Namespace) -> None:
    restore(given.file, acts.database_file(settings))
