"""S06: guessing is hopeless wherever a code is looked up; whoever is in the room goes on."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests
import socketio
from flask import Flask
from flask.testing import FlaskClient
from requests.adapters import HTTPAdapter
from socketio.exceptions import ConnectionError as Refused
from typing_extensions import override
from werkzeug.test import TestResponse

from oasis_live.engine import guessing
from oasis_live.kernel.person import Person
from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom
from tests.live import Server

HOME = Path(__file__).parents[2]
NOBODYS = "ZZZZZ9"


def form(browser: FlaskClient, address: str, **fields: str) -> TestResponse:
    """The answer to a form that the home page's proof goes with."""
    page = browser.get("/organiser/sign-in", base_url=ADDRESS).text
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    data = {"csrf_token": found[1], **fields}
    return browser.post(address, data=data, base_url=ADDRESS)


def page(path: str) -> Callable[[FlaskClient, str], TestResponse]:
    return lambda browser, code: browser.get(path.format(code), base_url=ADDRESS)


PLACES: dict[str, Callable[[FlaskClient, str], TestResponse]] = {
    "the home page": page("/?code={}"),
    "the welcome page": page("/{}"),
    "my contributions": page("/{}/mine"),
    "the board": page("/{}/board"),
    "the board's key": page("/{}/board?key=x"),
    "the desk": page("/{}/desk"),
    "the list": page("/{}/list"),
    "the form to join": lambda browser, code: form(browser, f"/{code}/join", cid="a-cid-of-mine"),
    "the form to recover": lambda browser, code: form(browser, f"/{code}/recover"),
    "a form of a phone": lambda browser, code: form(browser, f"/{code}/do"),
    "what others wrote": page("/api/v1/rooms/{}/others"),
    "a token for what others wrote": lambda browser, code: browser.get(
        f"/api/v1/rooms/{code}/others", base_url=ADDRESS, headers={"Authorization": "Bearer x"}
    ),
    "joining": lambda browser, code: browser.post(
        f"/api/v1/rooms/{code}/join", base_url=ADDRESS, json={"cid": "a-cid-of-mine"}
    ),
    "recovering": lambda browser, code: browser.post(
        f"/api/v1/rooms/{code}/recover", base_url=ADDRESS, json={"recovery_code": "x"}
    ),
}


def use_up(app: Flask) -> None:
    """Somebody tries one code after another, until nothing is heard any more."""
    browser = app.test_client()
    asked = (page("/{}/list")(browser, f"9{number:05}").status_code for number in range(9))
    assert 429 in asked, "guessing goes on for ever"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few guesses are enough to see that they count; how many there are is asked elsewhere."""
    monkeypatch.setattr(guessing, "_MOST_OF_ONE", 3)


@pytest.fixture
def used_up(app: Flask) -> FlaskClient:
    """A browser at an address that has used up its guesses before the hall came."""
    use_up(app)
    return app.test_client()


@pytest.mark.parametrize("place", PLACES)
def test_S06_a_wrong_code_counts_wherever_it_is_asked_for(app: Flask, place: str) -> None:
    """Mutation: `find_room` asked by the page itself -> that place goes on answering 404."""
    browser = app.test_client()
    answers = [PLACES[place](browser, f"9{number:05}").status_code for number in range(4)]
    assert answers == [404, 404, 404, 429]


@pytest.mark.parametrize("place", PLACES)
def test_S06_who_has_used_up_the_guesses_hears_the_same_of_every_code(
    a_room: ARoom, used_up: FlaskClient, place: str
) -> None:
    """Mutation: a room that is there is answered before guesses are asked -> 404, not 429."""
    there, nowhere = (PLACES[place](used_up, code) for code in (a_room.code, NOBODYS))
    assert there.status_code == nowhere.status_code == 429
    assert plain(there, a_room.code) == plain(nowhere, NOBODYS)
    assert float(there.headers["Retry-After"]) >= 1


def plain(answer: TestResponse, code: str) -> str:
    """What is said, without what is another each time."""
    return re.sub(r"[\d.]+", "", answer.text.replace(code, ""))


def test_S06_who_is_in_the_room_goes_on_at_an_address_that_has_used_up_its_guesses(
    app: Flask, a_room: ARoom
) -> None:
    """Mutation: nobody's key is asked -> 429."""
    other = a_room.beside()
    inside = Phone(app.test_client(), other.code)
    use_up(app)
    cookie, token = f"oasis_{other.id}_phone", other.tokens[other.ann.role]
    inside.client.set_cookie(cookie, token, domain="127.0.0.1")
    assert "What you shared" in inside.see()
    for lens, person in (("desk", other.desk), ("board", other.board)):
        opened = by_key(app, other, lens, person)
        assert opened.status_code == 303


def by_key(app: Flask, room: ARoom, lens: str, person: Person) -> TestResponse:
    key = room.tokens[person.role]
    return app.test_client().get(f"/{room.code}/{lens}?key={key}", base_url=ADDRESS)


def test_R15_a_hall_that_came_before_the_guesser_is_let_in_after_it(
    app: Flask, a_room: ARoom
) -> None:
    """Mutation: found codes are not remembered -> 429 and not 201."""
    first, second = (Phone(app.test_client(), a_room.code) for _person in range(2))
    assert first.ask("/join", {"cid": "the-first-cid"}).status_code == 201
    use_up(app)
    assert second.ask("/join", {"cid": "the-second-cid"}).status_code == 201


def test_R15_the_hall_waits_on_a_page_that_goes_on_by_itself(
    a_room: ARoom, used_up: FlaskClient
) -> None:
    shown = page("/{}")(used_up, a_room.code)
    assert "Leave this page open. It goes on by itself." in shown.text
    assert '<noscript><meta http-equiv="refresh"' in shown.text
    assert 'role="status"' in shown.text


def test_S06_a_room_code_is_looked_up_in_one_place_only() -> None:
    """A page that asks the database for a code by itself would be a hole."""
    sources = [*HOME.glob("oasis_live/**/*.py")]
    asking = {file.name for file in sources if re.search(r"\bfind_room\b", file.read_text())}
    # The store itself; a new code that must be nobody's; the command line; what is handed to web.
    assert asking == {"store.py", "room.py", "acts.py", "windows.py"}


class Elsewhere(HTTPAdapter):
    """Requests from another address of this machine."""

    @override
    def init_poolmanager(self, *args: Any, **how: Any) -> None:
        super().init_poolmanager(*args, **how, source_address=("127.0.0.2", 0))


@pytest.fixture
def elsewhere() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.mount("http://", Elsewhere())
        yield session


def test_S06_a_handshake_is_a_guess_like_any_other(
    server: Server, elsewhere: requests.Session
) -> None:
    """Mutation: sockets ask the database themselves -> `not_found`."""
    code = server.summit()["code"]
    auth = {"room": code, "lens": "phone", "token": server.join(code)["token"]}
    asked = (
        elsewhere.get(f"{server.url}/api/v1/rooms/9{number:05}/others", timeout=20).status_code
        for number in range(300)
    )
    assert 429 in asked
    for room in (code, NOBODYS):
        told = shake(server, {**auth, "room": room, "token": "x"}, elsewhere)
        assert (told["code"], told["retry_in"] > 0) == ("too_fast", True)
    assert shake(server, auth, elsewhere) == {}


def shake(server: Server, auth: dict[str, str], session: requests.Session) -> dict[str, Any]:
    """What a client is told that is not let in; nothing, if it is."""
    told: list[dict[str, Any]] = []
    client = socketio.Client(reconnection=False, http_session=session)
    client.on("connect_error", told.append)
    with suppress(Refused):
        client.connect(server.url, auth=auth, transports=["polling"], wait_timeout=5)
    client.disconnect()
    return told[0] if told else {}
