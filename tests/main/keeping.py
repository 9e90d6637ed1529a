"""Keep a database of this release, so that every later one proves that it can go on with it.

`.venv/bin/python -m tests.main.keeping` plays a summit with a row in every table and writes it into
`tests/main/kept/`: `NNNN.sql` as the database is, and `NNNN.json` with what people hold in their
hands and the record that this release makes of it. NNNN is the newest migration. Run it once for
each release, just before; a kept database is never made anew.
"""

import json
import sqlite3
import sys
import tempfile
from base64 import b64encode
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from oasis_live.accounts.live import sign_in
from oasis_live.accounts.live.links import Welcome, accept, first_link, link_for
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Conflict
from oasis_live.record.live import write
from tests.a_room import ARoom
from tests.room.scenes import Busy

KEPT = Path(__file__).parent / "kept"
EMAIL, PASSWORD = "sam@example.org", "three random words"


def play(room: ARoom) -> dict[str, Any]:
    """A summit in which everything was done once; what its people hold in their hands."""
    busy = Busy(room)
    say_everything(busy)
    busy.desk("card.hide", id=busy.other_story)
    busy.desk("card.merge", from_=busy.c, into=busy.b)
    busy.desk("contribution.translate", id=busy.a, text="Time")
    busy.desk("theme.rename", theme=busy.time, name="Time to sit")
    offer = {"theme": busy.time, "kind": "split", "reason": "apart", "cards": [busy.c]}
    busy.sort(offers=[offer], near={busy.story: [busy.time]})
    busy.sort(vectors={"model": "0" * 64, "of": {busy.story: b64encode(bytes(1536)).decode()}})
    busy.desk("card.hold", id=busy.story, on=True)
    lee = room.key(Role.FACILITATOR, "Lee")
    with suppress(Conflict):
        room.do(lee, "theme.place", card=busy.a, theme=busy.trust, was=None)
    busy.desk("offer.decline", kind="merge", theme=busy.time, other=busy.trust)
    room.do(room.cat, "person.change", name="Cat", organisation="The ward", ready=True)
    busy.sort(moves=[{"card": busy.story, "new": "g"}], titles={"g": busy.story})
    busy.desk("board.show", view="themes")
    room.house.pipeline.transact(room.id, organisers)
    room.vouched(room.system, "host.add", email=EMAIL)
    return {
        "code": room.code,
        "desk": room.tokens[Role.FACILITATOR],
        "board": room.tokens[Role.BOARD],
        "phone": room.tokens[Role.PARTICIPANT],
        "recovery_code": room.recovery_codes[room.ann.id],
        "planned": busy.planned,
        "seq": room.seq,
    }


def say_everything(busy: Busy) -> None:
    """Every kind of contribution, each with all that it can hold."""
    room = busy.room
    story: dict[str, Any] = {
        "title": "You’ve only got to sit with him",
        "conditions": ["Time to get to know him"],
        "gem": "He smiled.",
        "wishes": ["More time"],
        "consent": "first_name",
    }
    said: dict[str, dict[str, dict[str, Any]]] = {
        "interviews": {"story": story, "condition": {}},
        "questions": {"question": {}},
        "visions": {"vision": {}},
        "commitments": {"commitment": {"by": "2026-12-24"}, "offer": {}, "request": {}},
    }
    for kind, says in said.items():
        step = busy.desk("activity.add", kind=kind, title=kind.capitalize())["id"]
        busy.desk("activity.open", activity=step)
        for what, more in says.items():
            room.adds(room.ann, f"Ann’s {what}", what, activity=step, **more)


def organisers(tx: Tx) -> None:
    """One who is signed in, one who is invited, and a wrong password."""
    typed = Welcome(EMAIL, "Sam", PasswordHasher().hash(PASSWORD))
    organiser = accept(tx, str(first_link(tx)), typed)
    sign_in.let_in(tx, organiser)
    link_for(tx, "rose@example.org")
    sign_in.count_try(tx, EMAIL, "10.0.0.7")


def keep(folder: Path) -> str:
    """Play, and write both files into this folder; the number of the release's migration."""
    with tempfile.TemporaryDirectory() as data:
        room = ARoom(Path(data))
        hands = play(room)
        with room.house.database.reading(room.id) as tx:
            (file,) = write(tx, Path(data) / "record", ["json"])
        record = json.loads(file.read_bytes())
        room.close()
        with closing(sqlite3.connect(Path(data) / "oasis.db")) as database:
            number = str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            refuse_empty(database)
            dump = "\n".join(database.iterdump())
    folder.mkdir(exist_ok=True)
    (folder / f"{number}.sql").write_text(dump + "\n", encoding="utf-8")
    kept = json.dumps({**hands, "record": record}, indent=1, ensure_ascii=False)
    (folder / f"{number}.json").write_text(kept + "\n", encoding="utf-8")
    return number


def refuse_empty(database: sqlite3.Connection) -> None:
    """A table without a row would prove nothing."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counted = ((name, database.execute(f'SELECT count(*) FROM "{name}"')) for (name,) in tables)
    empty = sorted(name for name, found in counted if not found.fetchone()[0])
    if empty:
        sys.exit(f"Play something that fills: {', '.join(empty)}")


if __name__ == "__main__":
    print(keep(KEPT))
