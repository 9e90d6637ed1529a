"""What docs/operators.md says of backups with PostgreSQL's own programs, word for word."""

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

from oasis_live.engine.runtime import in_place
from oasis_live.main import house as houses
from tests.a_postgresql import PostgreSQL
from tests.a_room import ARoom
from tests.house.reading import HOME
from tools.postgresql import folder as programs


def commands() -> list[str]:
    """Backup, restore, and what makes screens read from the start."""
    said = (HOME / "docs/operators.md").read_text(encoding="utf-8")
    found = re.search(r"```\n(pg_dump .*\npg_restore .*\npsql .*)\n```", said)
    assert found, "docs/operators.md tells how to back up PostgreSQL"
    return found[1].splitlines()


def run(command: str, folder: Path, address: str) -> None:
    path = f"{programs()}:{os.environ['PATH']}"
    environment = os.environ | {"OASIS_DATABASE_URL": address, "PATH": path}
    subprocess.run(["bash", "-c", command], cwd=folder, env=environment, check=True, timeout=60)


def all_but_numbers(room: ARoom) -> dict[str, list[str]]:
    rows = room.stored()
    return {name: sorted(map(repr, rows[name])) for name in rows if name != "counter"}


def test_R17_a_dump_restores_what_was_there_and_every_screen_reads_it_from_the_start(
    tmp_path: Path, postgresql: PostgreSQL
) -> None:
    """Mutation: write SELECT 1 as the last command -> the screen is told that all is well."""
    back_up, restore, start_again = commands()
    with postgresql.database() as one, postgresql.empty() as other:
        room = ARoom(tmp_path, database=one)
        room.opens("interviews")
        story = room.adds(room.ann, "I sat with him.", "story")
        before = all_but_numbers(room)
        run(back_up, tmp_path, one)
        lost = room.adds(room.ben, "This is lost.", "story")
        desk, last = room.audience("desk"), room.seq
        room.close()
        run(restore, tmp_path, other)
        run(start_again, tmp_path, other)
        settings = replace(room.house.settings, database_url=other)
        room.house = houses.build(settings, in_place(lambda: room.now, room.chance))
        assert all_but_numbers(room) == before
        room.adds(room.ben, "Life goes on.", "story")
        room.adds(room.ben, "And on.", "story")
        assert room.since(desk, last)["since"] == 0
        assert (room.sees("card", story), room.sees("card", lost)) == (True, False)
        room.close()
