"""One summit's page: the way in, its links, its words, its end."""

import re

from oasis_live.kernel.person import Role
from oasis_live.summits.rules.summit import Summit
from oasis_live.summits.store import load_summit, summits
from tests.organiser.house import Browser, House

_KEY = re.compile(r"/[0-9A-Z]{6}/(desk|board)\?key=([^\"<]+)\"")


def _keys(browser: Browser, summit: str) -> list[tuple[str, str]]:
    page = browser.see(f"/organiser/summits/{summit}")
    return list(dict.fromkeys((screen, key) for screen, key in _KEY.findall(page)))


def _person(house: House, summit: str, key: str) -> Role | None:
    with house.database.reading(summit) as tx:
        person = house.identify(tx, key)
    return person.role if person else None


def _act(browser: Browser, summit: str, act: str, fields: dict[str, str] | None = None) -> None:
    page = f"/organiser/summits/{summit}"
    form = re.search(rf'action="({page}/{act})"', browser.see(page))
    assert form, act
    assert browser.send(form[1], fields or {}, page=page).status_code == 303


def test_a_new_summit_has_code_picture_and_both_links(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    page = browser.see(f"/organiser/summits/{summit}")
    assert re.search(r'class="code"[^>]*>[0-9A-Z]{3}-[0-9A-Z]{3}<', page)
    assert "<svg" in page
    assert 'class="qr"' in page
    roles = [_person(house, summit, key) for _screen, key in _keys(browser, summit)]
    assert roles == [Role.FACILITATOR, Role.BOARD]


def test_the_page_shows_the_same_links_every_time(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    assert _keys(browser, summit) == _keys(browser, summit)


def test_a_replaced_link_opens_nothing_and_the_new_one_does(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    old = _keys(browser, summit)[0][1]
    _act(browser, summit, "links/[^/]+/renew")
    new = _keys(browser, summit)[0][1]
    assert (_person(house, summit, old), _person(house, summit, new)) == (None, Role.FACILITATOR)


def test_a_key_opens_its_own_room_only(house: House) -> None:
    browser = house.organiser()
    summit, other = browser.summit(), browser.summit(title="Another")
    key = _keys(browser, summit)[0][1]
    assert house.web.doorkeeper.of_token(other, "desk", key) is None
    assert house.web.doorkeeper.of_token(summit, "desk", key)


def test_a_board_key_opens_no_desk(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    key = dict(_keys(browser, summit))["board"]
    assert house.web.doorkeeper.of_token(summit, "desk", key) is None


def test_a_co_facilitator_gets_a_link_under_their_name(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    _act(browser, summit, "links", {"name": "Ruth Okafor"})
    assert "Desk for Ruth Okafor" in browser.see(f"/organiser/summits/{summit}")
    _act(browser, summit, "links/[^/]+/revoke")
    assert "Ruth Okafor" not in browser.see(f"/organiser/summits/{summit}")


def test_a_link_that_is_missing_is_made_by_one_press(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    key = _keys(browser, summit)[-1][1].partition(".")[0]
    page = f"/organiser/summits/{summit}"
    browser.send(f"{page}/links/{key}/revoke", {}, page=page)
    assert "board" not in dict(_keys(browser, summit))
    _act(browser, summit, "links/new/board")
    assert "board" in dict(_keys(browser, summit))


def test_a_link_without_a_name_is_refused_on_the_same_page(house: House) -> None:
    browser = house.organiser()
    page = f"/organiser/summits/{browser.summit()}"
    shown = browser.send(f"{page}/links", {"name": " "}, page=page)
    assert shown.status_code == 422
    assert 'id="name-e"' in shown.text


def test_opening_the_room_lets_people_in(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    _act(browser, summit, "open")
    assert "Open now" in browser.see(f"/organiser/summits/{summit}")


def test_eight_table_cards_hold_code_and_picture(house: House) -> None:
    browser = house.organiser()
    page = browser.see(f"/organiser/summits/{browser.summit()}/cards")
    assert page.count("No app. No account.") == 8
    assert page.count('class="qr"') == 8


def test_a_summit_is_changed_and_answers_keep_their_meaning(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit(perspectives="I use services\nClinician")
    before = {one.label: one.id for one in _summit(house, summit).perspectives}
    words = {"title": "Listening", "topic": "", "date": "", "hold": "on"}
    path = f"/organiser/summits/{summit}/change"
    browser.send(path, words | {"perspectives": "Volunteer\nClinician"})
    after = _summit(house, summit)
    assert (after.title, after.date, after.hold) == ("Listening", "", True)
    assert [one.label for one in after.perspectives] == ["Volunteer", "Clinician"]
    assert after.perspectives[1].id == before["Clinician"]
    assert after.perspectives[0].id not in before.values()


def test_a_summit_is_deleted_only_by_its_title(house: House) -> None:
    browser = house.organiser()
    path = f"/organiser/summits/{browser.summit()}/delete"
    told = browser.send(path, {"title": "people"})
    assert told.status_code == 422
    assert "exactly" in told.text
    gone = browser.send(path, {"title": "People in relationship"})
    assert "was deleted" in browser.see(gone.location)
    with house.database.reading() as tx:
        assert summits(tx) == []


def test_the_keys_of_a_deleted_summit_open_nothing(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    key = _keys(browser, summit)[0][1]
    browser.send(f"/organiser/summits/{summit}/delete", {"title": "People in relationship"})
    assert _person(house, summit, key) is None


def _summit(house: House, summit: str) -> Summit:
    with house.database.reading(summit) as tx:
        return load_summit(tx)
