"""R12: a clock that steps is harmless: nobody is unknown, nothing is out of order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.a_room import ARoom
from tests.faults.clock import Clock
from tests.faults.hall import Hall, a_hall
from tests.live import Server, until

STEPS = {"a second back": -1, "an hour back": -3600, "an hour on": 3600}
stepped = pytest.mark.parametrize("seconds", STEPS.values(), ids=STEPS.keys())


@stepped
def test_R12_undo_takes_back_what_was_done_last(a_room: ARoom, seconds: int) -> None:
    """Mutation: `at` of an undo entry is the time alone -> an hour back, an older act is undone."""
    for name in ("Before", "After", "Later"):
        a_room.do(a_room.desk, "theme.add", name=name)
        a_room.waits(seconds=seconds)
    for left in ({"Before", "After"}, {"Before"}, set[str]()):
        a_room.do(a_room.desk, "undo")
        assert {theme["name"] for theme in a_room.all("theme")} == left
        a_room.waits(seconds=seconds)
    for left in ({"Before"}, {"Before", "After"}):
        a_room.do(a_room.desk, "redo")
        assert {theme["name"] for theme in a_room.all("theme")} == left


@stepped
def test_R12_screens_follow_what_was_opened_last(a_room: ARoom, seconds: int) -> None:
    """Mutation: `opened_at` is the time alone -> an hour back, screens stay at what was before."""
    steps = [one["id"] for one in a_room.all("activity") if one["state"] == "planned"]
    for step in (steps[2], steps[0]):
        a_room.do(a_room.desk, "activity.open", activity=step)
        assert a_room.current == step
        a_room.waits(seconds=seconds)
    a_room.do(a_room.desk, "activity.close", activity=steps[2])
    a_room.do(a_room.desk, "activity.reopen", activity=steps[2])
    assert a_room.current == steps[2]


@stepped
def test_R12_ids_and_numbers_go_on(a_room: ARoom, seconds: int) -> None:
    """Mutation: ids without chance in kernel/ids.py -> one takes another's place."""
    a_room.opens("interviews")
    ids, numbers = [], []
    for step in (0, seconds, -seconds):
        a_room.waits(seconds=step)
        for n in range(50):
            ids.append(a_room.adds(a_room.ann, f"words {n} after {step}"))
            numbers.append(a_room.seq)
    assert len(set(ids)) == len(ids)
    assert numbers == sorted(set(numbers))


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path)


@pytest.fixture
def hall(clock: Clock, tmp_path: Path) -> Iterator[Hall]:
    """A hall on a server whose clock the test sets."""
    server = Server(tmp_path, OASIS_THEMES="off")
    server.environment |= clock.environment
    server.start()
    with a_hall(server, people=2) as hall:
        yield hall
    server.stop()


@stepped
def test_R12_nobody_is_unknown_after_a_step(hall: Hall, clock: Clock, seconds: int) -> None:
    """Mutation: Flask's own sessions in web/security.py -> a form that was open is refused after a
    second back.
    """
    door = f"{hall.server.url}/{hall.code}"
    browser, proof = at_the_door(hall)
    organiser = signed_in(hall)
    clock.step(seconds)
    assert hall.name(hall.phones[0], "words")["ok"]
    # Phones hear of others at most once a second.
    until(hall.is_fresh, "keys and tokens open what they opened")
    page = organiser.get(f"{hall.server.url}/organiser/", timeout=20)
    assert (page.status_code, "sign-in" in page.url) == (200, False)
    typed = {"csrf_token": proof, "name": "Mike", "cid": "a-form-of-before"}
    assert browser.post(f"{door}/join", data=typed, timeout=20).status_code == 200
    assert browser.get(f"{door}/mine", timeout=20).url == f"{door}/mine"


def at_the_door(hall: Hall) -> tuple[requests.Session, str]:
    """A browser with the form to join, and the proof in it that the form is ours."""
    browser = requests.Session()
    page = browser.get(f"{hall.server.url}/{hall.code}", timeout=20)
    return browser, proof_in(page.text)


def signed_in(hall: Hall) -> requests.Session:
    """An organiser's browser."""
    link = hall.server.run("organiser", "create", "sam@example.org")["url"]
    browser = requests.Session()
    page = browser.get(link, timeout=20)
    typed = {
        "csrf_token": proof_in(page.text),
        "name": "Sam Hill",
        "email": "sam@example.org",
        "password": "three random words",
    }
    assert browser.post(page.url, data=typed, timeout=20).status_code == 200
    return browser


def proof_in(page: str) -> str:
    """What a form of ours carries to show that it is ours."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]
