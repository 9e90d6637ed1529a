"""The demonstration summit and the rehearsal: a simulated hall beside the real server."""

import argparse
import logging
import os
import subprocess
import sys

from oasis_live.main import acts, serve
from oasis_live.main.house import House
from oasis_live.settings import HOME, Settings

PEOPLE = 24
_TITLE = "People in relationship"
_TOPIC = "Care at its best"


def demo(settings: Settings, given: argparse.Namespace) -> None:
    """Serve, and let two dozen simulated people hold a summit through the real protocol."""
    halls: list[subprocess.Popen[str]] = []

    def ready(house: House) -> None:
        made = acts.make_summit(house, title=_TITLE, template="one-hour", topic=_TOPIC, open=True)
        hall = start_hall(settings, made["code"], PEOPLE, given.speed, desk_key=made["desk_key"])
        halls.append(hall)
        _tell(house, made)

    try:
        # Whoever tries it reads the lines above, and needs no line for each request.
        serve.serve(settings, ready, logging.WARNING)
    finally:
        for hall in halls:
            hall.terminate()


def rehearse(settings: Settings, given: argparse.Namespace) -> None:
    """Fill a room of the running server with simulated people until it is stopped. Raises
    Impossible when nobody could join it.
    """
    acts.refuse_unless_running(settings)
    code = acts.code_of_open_room(settings, given.code)
    hall = start_hall(settings, code, given.people, given.speed)
    try:
        hall.wait()
    except KeyboardInterrupt:
        hall.terminate()


def start_hall(
    settings: Settings, code: str, people: int, speed: float, *, desk_key: str = ""
) -> subprocess.Popen[str]:
    """The simulated hall as a process of its own. It knows the address, the code and a key."""
    address = f"http://{settings.loopback_host}:{settings.port}"
    words = [address, settings.public_host, code, str(people), str(speed)]
    hall = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "oasis_live.rehearsal.hall", *words],
        cwd=HOME,
        stdin=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    if hall.stdin:
        hall.stdin.write(desk_key + "\n")
        hall.stdin.flush()
    return hall


def _tell(house: House, made: dict[str, str]) -> None:
    lines = [
        "",
        "A demonstration summit is running. Two dozen simulated people take part; you can too.",
        f"Join: {made['join_url']}",
        f"Desk: {made['desk_url']}",
        f"Board: {made['board_url']}",
        acts.first_sign_in(house),
        "Stop with Ctrl+C.",
    ]
    print("\n".join(lines), flush=True)
