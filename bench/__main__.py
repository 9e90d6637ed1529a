"""`python -m bench`: every row; `python -m bench NAME…`: these; `--write FILE`: into this page too.

Exit status 1 when a goal was missed or something was lost; the tables are printed all the same.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from bench.figures import Table
from bench.generator import Void
from bench.rows import coming, contributions, engine, growth, halls, large, themes, votes
from bench.stored import Lost

ROWS: dict[str, Callable[[], Table]] = {
    "votes-1000": votes.votes_1000,
    "votes-2000": votes.votes_2000,
    "votes-5000": votes.votes_5000,
    "contributions": contributions.contributions,
    "joining": coming.joining,
    "reconnect": coming.reconnect,
    "idle": coming.idle,
    "halls": halls.halls,
    "start": large.start,
    "exports": large.exports,
    "growth": growth.growth,
    "engine": engine.engine,
    "themes": themes.themes,
    "sorting": themes.sorting,
}


def main() -> int:
    """Measure, print, and write where that is asked for."""
    given = _given()
    tables, broken = [], []
    for name in given.rows or ROWS:
        try:
            made = machine()
            tables.append(replace(ROWS[name](), made=made))
            print(f"\n{tables[-1].markdown()}", flush=True)
        except (Lost, Void) as failure:
            broken.append(f"{name}: {failure}")
            print(f"\n### {name}\n\n**No figure**: {failure}\n", flush=True)
    if given.write:
        text = given.write.read_text(encoding="utf-8")
        given.write.write_text(page(text, tables), encoding="utf-8")
    missed = [f"{table.name}: {figure.what}" for table in tables for figure in table.missed]
    for line in (*broken, *missed):
        print(f"missed: {line}", file=sys.stderr)
    return 1 if broken or missed else 0


class Written(Protocol):
    """What has a place of its own on a page."""

    @property
    def name(self) -> str: ...

    def markdown(self) -> str: ...


def page(text: str, tables: Iterable[Written]) -> str:
    """The page with these tables in place of its earlier ones; a new one goes to the end."""
    for table in tables:
        start, end = f"<!-- {table.name} -->\n", f"<!-- /{table.name} -->\n"
        before, found, rest = text.partition(start)
        after = rest.partition(end)[2] if found else ""
        text = f"{before}{start}{table.markdown()}{end}{after}"
    return text


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="NAME", help=", ".join(ROWS))
    parser.add_argument("--write", type=Path, metavar="FILE")
    given = parser.parse_args()
    unknown = [name for name in given.rows if name not in ROWS]
    if unknown:
        parser.error(f"there is no row {unknown[0]}; there are {', '.join(ROWS)}")
    return given


def machine() -> str:
    """Date, commit and machine of these figures."""
    commit = _said("git", "rev-parse", "--short", "HEAD")
    cpus = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
    cpu = cpus[0].partition(":")[2].strip() if cpus else platform.machine()
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    python = f"Python {platform.python_version()}"
    load = f"load {os.getloadavg()[0]:.1f} before"
    return f"{when}, commit {commit}, {os.cpu_count()} cores of {cpu}, {python}, {load}"


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
