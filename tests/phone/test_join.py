"""The way in: the room code, and the welcome."""

import pytest
from playwright.sync_api import expect

from tests.phone.pocket import Phone


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("k7m4qt", "K7M 4QT"), ("k7m-4qt", "K7M 4QT"), ("K7M 4QT", "K7M 4QT"), ("k7mo", "K7M O")],
)
def test_a_code_is_read_in_any_case_with_or_without_its_dash(
    phone: Phone, typed: str, shown: str
) -> None:
    phone.open("/")
    phone.page.locator("#code").press_sequentially(typed)
    expect(phone.page.locator("#code")).to_have_value(shown)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the room code"),
        ("K7M", "The code has six letters and numbers"),
        ("😀" * 6, "The code has six letters and numbers"),
        ("<script>", "The code has six letters and numbers"),
    ],
)
def test_a_code_that_can_not_be_one_is_said_before_anybody_is_asked(
    phone: Phone, typed: str, words: str
) -> None:
    phone.open("/")
    phone.write("code", typed)
    phone.press("Join")
    expect(phone.page.locator("#code-e")).to_contain_text(words)
    expect(phone.page.locator("#code")).to_be_focused()
    expect(phone.page.locator("#code")).to_have_value(typed)
    assert phone.page.url.endswith("/")


def test_the_welcome_asks_nothing_and_the_next_page_may_stay_empty(phone: Phone) -> None:
    phone.open("/K7M4QT/welcome")
    expect(phone.page.locator("main")).to_contain_text("No app and no account.")
    expect(phone.page.locator("#name")).to_be_hidden()
    phone.press("Join")
    expect(phone.page.locator("h1:visible")).to_be_focused()
    expect(phone.page.locator("main")).to_contain_text("You can leave any of these empty.")
    phone.press("Go in")
    expect(phone.at("waiting")).to_be_visible()
    assert len(phone.network.posted) == 1


def test_all_that_is_too_long_is_said_at_once_and_not_cut(phone: Phone) -> None:
    phone.open("/K7M4QT/welcome")
    phone.press("Join")
    phone.write("name", "x" * 45)
    phone.write("table", "y" * 21)
    phone.press("Go in")
    expect(phone.page.locator("#name-e")).to_contain_text("Shorten this by 5 characters")
    expect(phone.page.locator("#table-e")).to_contain_text("Shorten this by 1 character")
    expect(phone.page.locator("#name")).to_have_value("x" * 45)
    expect(phone.page.locator("#name")).to_be_focused()
    assert phone.network.posted == []
