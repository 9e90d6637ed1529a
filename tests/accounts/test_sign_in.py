"""Signing in, from the first link to the changed password."""

from tests.organiser.house import EMAIL, PASSWORD, Browser, House

SIGN_IN = "/organiser/sign-in"


def _sign_in(browser: Browser, password: str = PASSWORD, to: str = SIGN_IN) -> int:
    return browser.send(to, {"email": EMAIL, "password": password}).status_code


def test_the_first_link_makes_the_first_organiser_and_signs_in(house: House) -> None:
    assert "Make the first one" in house.organiser().see("/organiser/")


def test_the_first_link_works_once(house: House) -> None:
    link = house.first_link()
    assert link
    fields = {"name": "Sam", "email": EMAIL, "password": PASSWORD}
    assert house.browser().send(link, fields).status_code == 303
    assert "used already" in house.browser().see(link, 410)


def test_a_start_with_an_organiser_prints_no_link(house: House) -> None:
    house.organiser()
    assert house.first_link() is None


def test_a_second_first_link_takes_the_place_of_the_one_before(house: House) -> None:
    first, second = house.first_link(), house.first_link()
    assert first
    assert second
    house.browser().see(first, 410)
    house.browser().see(second)


def test_every_mistake_of_the_welcome_is_said_at_once_and_nothing_is_lost(house: House) -> None:
    link = house.first_link()
    assert link
    shown = house.browser().send(link, {"name": "Sam", "email": "sam", "password": "short"})
    assert shown.status_code == 422
    assert shown.text.count("in the right form") == 2, "once above, once beside"
    assert 'value="Sam"' in shown.text
    assert "at least 10 characters" in shown.text
    assert "short" not in shown.text, "a password is never sent back"


def test_somebody_signs_in_and_out(house: House) -> None:
    house.organiser()
    browser = house.browser()
    assert _sign_in(browser) == 303
    browser.see("/organiser/")
    browser.send("/organiser/sign-out", {}, page="/organiser/settings")
    assert browser.look("/organiser/").status_code == 303


def test_a_session_that_was_signed_out_is_dead_even_for_a_copied_cookie(house: House) -> None:
    browser = house.organiser()
    cookie = browser.client.get_cookie("oasis_organiser", domain="127.0.0.1")
    assert cookie
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    browser.send("/organiser/sign-out", {}, page="/organiser/settings")
    thief = house.browser()
    thief.client.set_cookie("oasis_organiser", cookie.value, domain="127.0.0.1")
    assert thief.look("/organiser/").status_code == 303


def test_S12_a_session_that_was_planted_before_signing_in_opens_nothing_after(house: House) -> None:
    """Mutation: guard.let_in keeps the cookie that the browser brought → fails: it is planted."""
    house.organiser()
    browser, thief = house.browser(), house.browser()
    planted = "planted-" * 6
    for client in (browser.client, thief.client):
        client.set_cookie("oasis_organiser", planted, domain="127.0.0.1")
    assert _sign_in(browser) == 303
    cookie = browser.client.get_cookie("oasis_organiser", domain="127.0.0.1")
    assert cookie
    assert cookie.value != planted
    assert thief.look("/organiser/").status_code == 303


def test_a_session_ends_after_thirty_days(house: House) -> None:
    browser = house.organiser()
    house.wait(days=30, seconds=1)
    assert browser.look("/organiser/").status_code == 303


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(house: House) -> None:
    house.organiser()
    wrong = {"email": EMAIL, "password": "not this one"}
    unknown = {"email": "nobody@example.org", "password": "not this one"}
    answers = [house.browser().send(SIGN_IN, fields).text for fields in (wrong, unknown)]
    assert all("don’t belong together" in answer for answer in answers)


def test_after_a_few_wrong_passwords_even_the_right_one_has_to_wait(house: House) -> None:
    house.organiser()
    browser = house.browser()
    for _ in range(5):
        assert _sign_in(browser, "not this one") == 422
    told = browser.send(SIGN_IN, {"email": EMAIL, "password": PASSWORD})
    assert "Wait 15 minutes" in told.text
    house.wait(minutes=15, seconds=1)
    assert _sign_in(browser) == 303


def test_the_right_password_starts_the_count_anew(house: House) -> None:
    house.organiser()
    for _ in range(3):
        for _ in range(4):
            _sign_in(house.browser(), "not this one")
        assert _sign_in(house.browser()) == 303


def test_signing_in_leads_back_to_the_page_that_was_asked_for(house: House) -> None:
    house.organiser()
    browser = house.browser()
    led = browser.look("/organiser/people")
    assert led.location == "/organiser/sign-in?next=/organiser/people"
    shown = browser.send(led.location, {"email": EMAIL, "password": PASSWORD})
    assert shown.location == "/organiser/people"


def test_no_link_of_somebody_else_decides_where_signing_in_leads(house: House) -> None:
    house.organiser()
    address = f"{SIGN_IN}?next=//evil.example/organiser"
    shown = house.browser().send(address, {"email": EMAIL, "password": PASSWORD})
    assert shown.location == "/organiser/"


def test_a_form_of_another_site_is_refused(house: House) -> None:
    house.organiser()
    fields = {"email": EMAIL, "password": PASSWORD}
    refused = house.browser().client.post(SIGN_IN, data=fields, base_url="http://127.0.0.1:8000")
    assert refused.status_code == 403
    assert "open too long" in refused.text


def test_a_changed_password_signs_every_other_browser_out(house: House) -> None:
    browser, other = house.organiser(), house.browser()
    _sign_in(other)
    new = {"present": PASSWORD, "password": "three other words"}
    assert browser.send("/organiser/settings", new).status_code == 303
    browser.see("/organiser/")
    assert other.look("/organiser/").status_code == 303
    assert _sign_in(house.browser(), "three other words") == 303
    assert _sign_in(house.browser()) == 422


def test_a_password_is_changed_only_by_who_knows_it(house: House) -> None:
    browser = house.organiser()
    told = browser.send("/organiser/settings", {"present": "a guess", "password": "three others"})
    assert "not your present password" in told.text


def test_the_database_holds_no_password_and_no_token(house: House) -> None:
    browser = house.organiser()
    cookie = browser.client.get_cookie("oasis_organiser", domain="127.0.0.1")
    assert cookie
    held = b"".join(file.read_bytes() for file in house.settings.data.glob("oasis.db*"))
    assert b"$argon2id$" in held
    assert PASSWORD.encode() not in held
    assert cookie.value.encode() not in held
