"""R07, R08: where WebSocket is blocked all goes by polling; a captive portal is never success."""

import json
from collections.abc import Iterator
from typing import Literal

import pytest
import socketio
from playwright.sync_api import Browser, Route, expect

from tests.faults.hall import Hall, a_hall
from tests.faults.networks import LOGIN, NoWebSocket, Portal
from tests.faults.pockets import (
    CONNECTING_MS,
    PATIENCE_MS,
    SLOW_MACHINE_MS,
    a_page,
    is_same,
    join,
    lose_link,
    queue,
    ready_to_queue,
    share,
)
from tests.faults.proxy import Proxy
from tests.live import HOME, PATIENCE_SECONDS, Client, Server, new_cid, until

pytestmark = pytest.mark.browser
expect.set_options(timeout=SLOW_MACHINE_MS)
SECOND = json.loads((HOME / "static/dist/manifest.json").read_text(encoding="utf-8"))["second"]
TEXTS = [f"Principle {n}" for n in range(60)]


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    with a_hall(server, 1) as made:
        yield made


@pytest.fixture
def portal() -> Iterator[Portal]:
    login = Portal()
    yield login
    login.close()


def in_order(hall: Hall, many: int = len(TEXTS)) -> list[str]:
    """Every text, in the order in which the room took it, once so many are on the desk."""
    cards = hall.desk.held
    # One person may add five in a second; the rest is for a machine that does other things too.
    hall.desk.wait(lambda: len(cards.all("card")) >= many, many / 5 + 90)
    return [card["text"] for card in sorted(cards.all("card"), key=lambda card: str(card["id"]))]


@pytest.mark.parametrize(
    ("how", "many"),
    [
        ("hang", 10),
        ("refuse", 10),
        pytest.param("hang", 60, marks=pytest.mark.soak),
        pytest.param("refuse", 60, marks=pytest.mark.soak),
    ],
)
def test_R07_queued_texts_arrive_in_order_where_websocket_is_blocked(
    chromium: Browser, hall: Hall, how: Literal["refuse", "hang"], many: int
) -> None:
    """Mutation: `transports: ['websocket']` in shared/link.js, or for `hang` the transports never
    turned round -> the phone never connects.
    """
    with (
        NoWebSocket(hall.server.port, how) as wifi,
        a_page(chromium, hall, wifi.url, connected=False) as page,
    ):
        if how == "hang":
            until(lambda: wifi.asked > 0, "WebSocket was not tried")
            page.clock.run_for(CONNECTING_MS)
        page.locator(".net:has-text('Connected')").wait_for()
        assert wifi.asked > 0
        ready_to_queue(page, hall)
        wifi.off()
        lose_link(page)
        queue(page, hall, TEXTS[:many])
        wifi.on()
        arrived = hall.desk.held

        def all_came() -> bool:
            page.clock.run_for(1000)
            return len(arrived.all("card")) >= many

        until(all_came, "they did not arrive", 60)
        assert in_order(hall, many) == TEXTS[:many]


def test_R07_another_client_that_says_sixty_things_at_once_by_polling_is_heard(
    hall: Hall,
) -> None:
    """Mutation: Engine.IO's own `max_decode_packets` (16) -> one request is answered 200 and all
    that was in it is thrown away.
    """
    answers: list[dict[str, object]] = []
    client = Client(hall.server, hall.code, hall.tokens[0], "phone").connect(transport="polling")
    try:
        socket: socketio.Client = client._socket  # noqa: SLF001 # its own queue is what is meant
        for text in TEXTS:
            said = {"cid": new_cid(), "type": "contribution.add", "kind": "principle"}
            packet = {**said, "activity": hall.writing, "text": text}
            socket.emit("do", packet, callback=answers.append)
        until(lambda: len(answers) == len(TEXTS), "not everything was answered", PATIENCE_SECONDS)
        assert all(answer["ok"] for answer in answers)
        assert in_order(hall) == TEXTS
    finally:
        client.close()


def test_R08_behind_a_portal_nothing_is_sent_and_the_page_stays(
    chromium: Browser, hall: Hall, portal: Portal
) -> None:
    """Mutation: an outbox that takes any end of the request for an answer (`answer = {ok: true}`
    after a rejected send in shared/outbox.js) -> "Thank you" for what nobody has.
    """
    with Proxy(hall.server.port) as wifi, a_page(chromium, hall, wifi.url) as page:
        wifi.lead(portal.port)
        share(page, "Said to a portal")
        page.clock.run_for(4000)
        expect(page.get_by_role("heading", name="Saved")).to_be_visible()
        until(lambda: len(portal.asked) > 2, "the portal was not asked")
        page.clock.run_for(PATIENCE_MS)
        expect(page.get_by_role("heading", name="Saved")).to_be_visible()
        expect(page.locator("#sent .t")).to_have_text("Waiting to send: safe on this phone")
        assert is_same(page)
        assert hall.stored() == {}
        wifi.lead(hall.server.port)
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        assert hall.stored() == {"Said to a portal": 1}


def test_R08_a_portal_that_comes_while_a_phone_polls_takes_nothing(
    chromium: Browser, hall: Hall, portal: Portal
) -> None:
    """Mutation: as above; here the portal answers the very request that carries the words."""
    with (
        Proxy(hall.server.port) as line,
        NoWebSocket(line.port, "refuse") as wifi,
        a_page(chromium, hall, wifi.url) as page,
    ):
        line.lead(portal.port)
        share(page, "Polled to a portal")
        page.clock.run_for(PATIENCE_MS)
        expect(page.get_by_role("heading", name="Saved")).to_be_visible()
        assert hall.stored() == {}
        line.lead(hall.server.port)
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        assert hall.stored() == {"Polled to a portal": 1}


def test_R08_the_way_in_waits_for_our_own_answer(
    chromium: Browser, hall: Hall, portal: Portal
) -> None:
    """Mutation: a form that is sent without asking who answers (phone/join.js) -> the portal's page
    takes the place of ours, with what was typed.
    """
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    with Proxy(hall.server.port) as wifi:
        page.goto(f"{wifi.url}/{hall.code}")
        page.get_by_role("button", name="Join").click()
        page.fill("#name", "Amina")
        wifi.lead(portal.port)
        page.get_by_role("button", name="Go in").click()
        expect(page.locator("#name-e")).to_contain_text("If this wifi asks you to log in")
        assert portal.asked
        expect(page.locator("#name")).to_have_value("Amina")
        wifi.lead(hall.server.port)
        page.get_by_role("button", name="Go in").click()
        expect(page.locator("#own")).to_be_visible()
        hall.desk.wait(lambda: len(hall.desk.held.all("person")) == 2)
    context.close()


def test_R08_a_form_without_script_that_went_to_a_portal_is_sent_again_once(
    chromium: Browser, hall: Hall, portal: Portal
) -> None:
    """Mutation: a form that a browser must not fill in again (`autocomplete="off"` on it) -> the
    words are gone with the portal's page.
    """
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    with Proxy(hall.server.port) as wifi:
        page.goto(f"{wifi.url}/{hall.code}")
        page.get_by_role("button", name="Go in").click()
        page.fill("#own", "Said without script")
        wifi.lead(portal.port)
        page.get_by_role("button", name="Share with the room").click()
        expect(page).to_have_title("Free wifi")
        assert hall.stored() == {}
        wifi.lead(hall.server.port)
        page.go_back()
        expect(page.locator("#own")).to_have_value("Said without script")
        page.get_by_role("button", name="Share with the room").click()
        expect(page.get_by_text("You shared last:")).to_be_visible()
        assert hall.stored() == {"Said without script": 1}
    context.close()


def test_R08_the_second_script_is_fetched_again_after_a_portal(
    chromium: Browser, hall: Hall
) -> None:
    """Mutation: no second try (phone/second.js) -> the lists never come."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []

    def portal_first(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=200, content_type="text/html", body=LOGIN)
        else:
            route.continue_()

    page.route(f"**/static/{SECOND}", portal_first)
    join(page, hall, hall.server.url)
    share(page, "Said before the lists came")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="What you shared").click()
    rows = page.locator("#mine-rows")
    expect(rows).to_contain_text("Said before the lists came")
    expect(rows.get_by_role("button", name="Withdraw")).to_be_visible()
    assert len(asked) == 2
    context.close()
