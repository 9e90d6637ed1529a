"""R01, R02: what was acknowledged is there after a power cut and after kill -9, once."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.hall import FORGETS_SOCKETS, a_hall
from tests.faults.proxy import Proxy
from tests.faults.shadow import Shadow
from tests.live import Server, connected, until

pytestmark = FORGETS_SOCKETS


def in_the_image(image: Path) -> set[str]:
    """Every text in the database of an image, which is sound."""
    with closing(sqlite3.connect(image / "oasis.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {text for (text,) in database.execute("SELECT text FROM contribution")}


def cut_the_power(folder: Path, *, cuts: int, acknowledged: int) -> None:
    """Look at what a power cut would leave now and then under load, and start on the last."""
    data = folder / "data"
    data.mkdir()
    shadow = Shadow(data, folder / "kept")
    server = Server(data, OASIS_THEMES="off")
    server.environment |= shadow.environment
    server.start()
    try:
        with a_hall(server) as hall:
            hall.start_writing()
            for cut in range(cuts):
                hall.wait_for(acknowledged // cuts)
                told = set(hall.acknowledged)
                image = shadow.image(folder / f"image-{cut}")
                assert told - in_the_image(image) == set()
            hall.stop_writing()
            assert len(hall.acknowledged) >= acknowledged
        image = shadow.image(folder / "after")
    finally:
        server.stop(kill=True)
    again = Server(image, OASIS_THEMES="off").start()
    try:
        with connected(again, hall.code, hall.summit["desk_key"], "desk") as desk:
            cards = {card["text"] for card in desk.all("card")}
        assert cards == set(hall.acknowledged)
        with connected(again, hall.code, hall.tokens[0], "phone") as phone:
            assert phone.all("mine")
    finally:
        again.stop()


def test_R01_what_was_acknowledged_is_there_after_a_power_cut(tmp_path: Path) -> None:
    """Mutation: synchronous=NORMAL in engine/database.py -> what was told is not in the image;
    no sync of the secret in settings.py -> the desk's link is refused after the cut.
    """
    cut_the_power(tmp_path, cuts=3, acknowledged=60)


@pytest.mark.soak
def test_R01_three_hundred_acknowledgements_are_there_after_a_power_cut(tmp_path: Path) -> None:
    """Mutation: as above."""
    cut_the_power(tmp_path, cuts=15, acknowledged=300)


def kill_it(folder: Path, *, kills: int) -> None:
    """Kill the server again and again under load, just when it has stored what it can't tell any
    more; nobody lends it a hand before it starts again.
    """
    server = Server(folder, OASIS_THEMES="off").start()
    try:
        with Proxy(server.port) as wifi, a_hall(server, url=wifi.url) as hall:
            hall.start_writing()
            for _ in range(kills):
                hall.wait_for(10)
                wifi.drop("down")
                until(lambda: stored(folder) - set(hall.acknowledged) != set(), "all was told")
                server.stop(kill=True)
                told = set(hall.acknowledged)
                assert told - in_the_image(copied(folder, folder / "image")) == set()
                wifi.cut()
                server.start()
            hall.wait_for(10)
            hall.stop_writing()
            assert hall.stored() == Counter(hall.acknowledged), "each once, and nothing else"
    finally:
        server.stop()


def stored(data: Path) -> set[str]:
    """Every text in the database of a running server."""
    with closing(sqlite3.connect(data / "oasis.db")) as database:
        return {text for (text,) in database.execute("SELECT text FROM contribution")}


def copied(data: Path, image: Path) -> Path:
    """A dead server's database with all that belongs to it: looking at it must not mend it."""
    shutil.rmtree(image, ignore_errors=True)
    image.mkdir()
    for file in data.glob("oasis.db*"):
        shutil.copy(file, image)
    return image


def test_R02_kill_minus_9_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    """Mutation: no receipts.keep in engine/pipeline.py -> what was sent again is there twice.

    That nothing is answered before it is stored, test_disk.py proves.
    """
    kill_it(tmp_path, kills=3)


@pytest.mark.soak
def test_R02_a_hundred_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """Mutation: as above."""
    kill_it(tmp_path, kills=100)
