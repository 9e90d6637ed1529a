"""Links for others: to come in, to share a summit, to have a new password."""

import re

from oasis_live.accounts.live.links import link_for
from tests.organiser.house import EMAIL, PASSWORD, Browser, House

_LINK = re.compile(r'value="[^"]*(/organiser/welcome/[0-9a-f]+)"')


def _link_in(page: str) -> str:
    found = _LINK.search(page)
    assert found, page
    return found[1]


def _invited(house: House, browser: Browser, email: str = "ruth@example.org") -> Browser:
    link = _link_in(browser.send("/organiser/people", {"email": email}).text)
    guest = house.browser()
    guest.send(link, {"name": "Ruth Okafor", "password": PASSWORD})
    return guest


def test_an_organiser_invites_another_by_a_link_that_is_shown_once(house: House) -> None:
    browser = house.organiser()
    guest = _invited(house, browser)
    guest.see("/organiser/")
    page = browser.see("/organiser/people")
    assert "Ruth Okafor" in page
    assert not _LINK.search(page)


def test_somebody_who_is_here_is_not_invited_again(house: House) -> None:
    browser = house.organiser()
    told = browser.send("/organiser/people", {"email": EMAIL.upper()})
    assert "can sign in already" in told.text
    assert not _LINK.search(told.text)


def test_an_invitation_that_was_made_anew_takes_the_place_of_the_first(house: House) -> None:
    browser = house.organiser()
    links = [
        _link_in(browser.send("/organiser/people", {"email": "jo@example.org"}).text)
        for _ in range(2)
    ]
    house.browser().see(links[0], 410)
    house.browser().see(links[1])


def test_an_old_invitation_never_opens_an_account_that_was_made_since(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    path = f"/organiser/summits/{summit}/organisers"
    page = f"/organiser/summits/{summit}"
    old = _link_in(browser.send(path, {"email": "ruth@example.org"}, page=page).text)
    _invited(house, browser)
    house.browser().see(old, 410)


def test_an_invitation_is_good_for_seven_days(house: House) -> None:
    browser = house.organiser()
    link = _link_in(browser.send("/organiser/people", {"email": "jo@example.org"}).text)
    house.wait(days=7, seconds=1)
    assert "too old" in house.browser().see(link, 410)


def test_the_command_line_makes_a_link_for_a_lost_password(house: House) -> None:
    browser = house.organiser()
    token = house.pipeline.transact("", lambda tx: link_for(tx, EMAIL))
    path = f"/organiser/welcome/{token}"
    assert "Choose a new password" in house.browser().see(path)
    assert house.browser().send(path, {"password": "words of another day"}).status_code == 303
    assert browser.look("/organiser/").status_code == 303, "every other browser is signed out"


def test_the_command_line_makes_a_link_for_somebody_new(house: House) -> None:
    house.organiser()
    token = house.pipeline.transact("", lambda tx: link_for(tx, "Jo@Example.org"))
    guest = house.browser()
    guest.send(f"/organiser/welcome/{token}", {"name": "Jo", "password": PASSWORD})
    assert "jo@example.org" in guest.see("/organiser/people")


def test_an_organiser_sees_no_summit_of_another(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    guest = _invited(house, browser)
    assert "People in relationship" not in guest.see("/organiser/")
    guest.see(f"/organiser/summits/{summit}", 404)


def test_a_host_runs_the_summit_and_may_not_delete_it(house: House) -> None:
    browser = house.organiser()
    page = f"/organiser/summits/{browser.summit()}"
    guest = _invited(house, browser)
    browser.send(f"{page}/organisers", {"email": "ruth@example.org"}, page=page)
    assert "Delete this summit" not in guest.see(page)
    assert guest.look(f"{page}/delete").status_code == 403
    guest.see(f"{page}/run-sheet")


def test_an_invitation_to_a_summit_leads_into_it(house: House) -> None:
    browser = house.organiser()
    page = f"/organiser/summits/{browser.summit()}"
    link = _link_in(browser.send(f"{page}/organisers", {"email": "j@example.org"}, page=page).text)
    guest = house.browser()
    guest.send(link, {"name": "Jo", "password": PASSWORD})
    guest.see(page)


def test_a_host_who_was_taken_away_is_a_stranger_at_once(house: House) -> None:
    browser = house.organiser()
    page = f"/organiser/summits/{browser.summit()}"
    guest = _invited(house, browser)
    browser.send(f"{page}/organisers", {"email": "ruth@example.org"}, page=page)
    remove = re.search(r'action="([^"]+/remove)"', browser.see(page))
    assert remove
    browser.send(remove[1], {}, page=page)
    guest.see(page, 404)
