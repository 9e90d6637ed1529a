"""What somebody wrote in another language, and what a facilitator says that it means."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.desk.hall import STORY, desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser

POLISH = "Bo to jest czas, który mamy dla siebie"
ENGLISH = "Because it is the time that we have for each other"


@pytest.fixture
def table(bare_table: Table) -> Table:
    """Four cards in Polish: a principle that waits, one that is checked, one placed, a story."""
    entries = room(hold=True)
    written = {"lang": "pl", "unplaced": "language"}
    story = {"title": "Herbata", "happened": "Siedzieliśmy. " * 30, "gem": "Po prostu usiądź."}
    entries["card"] += [
        suggested(3000, POLISH, None, **written),
        suggested(3001, "Jeszcze nie czytane", None, state="checking", lang="pl"),
        desk_card(3002, "Dla siebie", "t1", translation={"text": "For us", "by": ""}),
        suggested(3003, "", None) | STORY | story | written,
    ]
    return bare_table.open(entries)


def dialog(table: Table) -> Locator:
    return table.page.get_by_role("dialog")


def refuse_too_long(table: Table) -> None:
    more = {"code": "too_long", "field": "text"}
    table.refuse("contribution.translate", "Shorten this by 12 characters", **more)


def test_a_translation_is_added_by_keyboard_and_nothing_typed_is_lost(table: Table) -> None:
    keys, card = table.page.keyboard, table.card(POLISH)
    card.focus()
    keys.press("Tab")
    assert table.focused() == "Add translation"
    keys.press("Enter")
    field = dialog(table).get_by_label("Translation", exact=True)
    expect(field).to_be_focused()
    expect(dialog(table).locator("[lang=pl]")).to_have_text(POLISH)
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    expect(field).to_have_accessible_description(re.compile("^Error: Write the translation first"))
    expect(field).to_be_focused()
    refuse_too_long(table)
    keys.type(ENGLISH)
    table.button("Add translation", dialog(table)).press("Enter")
    expect(dialog(table).locator(".field.wrong .err")).to_contain_text("Shorten this by 12")
    expect(field).to_have_value(ENGLISH)
    expect(field).to_be_focused()
    table.button("Add translation", dialog(table)).press("Enter")
    expect(dialog(table)).not_to_be_visible()
    assert table.asked("contribution.translate")[-1] == {
        "id": "c3000",
        "text": ENGLISH,
        "of": [POLISH],
        "was": "",
    }
    expect(card.locator(".tx[lang=pl]")).to_have_text(POLISH)
    expect(card.locator(".tr[lang=en-GB]")).to_contain_text("Translation by")
    expect(card.locator(".tr")).to_contain_text(ENGLISH)
    expect(card.get_by_text("Add translation")).to_have_count(0)
    assert table.focused() == "c3000"
    table.page.get_by_label("Find a card").fill("each OTHER")
    assert table.order() == ["c3000"]


def test_words_that_change_meanwhile_are_read_again_and_the_translation_is_kept(
    table: Table,
) -> None:
    """Fails when the dialog goes on showing what its author has taken back."""
    story = table.card("Herbata")
    table.button("Add translation", story).click()
    expect(dialog(table).locator("[lang=pl] span")).to_have_count(5)
    field = dialog(table).get_by_label("Translation", exact=True)
    field.fill("We sat down.")
    table.refuse("contribution.translate", "Its author has just changed these words.")
    table.button("Add translation", dialog(table)).click()
    expect(dialog(table).locator(".err").first).to_contain_text("Its author has just changed")
    table.publish(card=[table.steer("server.one('card', 'c3003')") | {"happened": "Usiedliśmy."}])
    expect(dialog(table).locator("[lang=pl]")).to_contain_text("Usiedliśmy.")
    expect(field).to_have_value("We sat down.")
    table.button("Add translation", dialog(table)).click()
    expect(dialog(table)).not_to_be_visible()
    assert "Usiedliśmy." in table.asked("contribution.translate")[-1]["of"]


def test_what_a_colleague_translates_meanwhile_is_read_before_it_is_replaced(table: Table) -> None:
    """Fails when the dialog shows the original alone, or goes on saying what it saw at first."""
    card = table.card(POLISH)
    table.button("Add translation", card).click()
    field = dialog(table).get_by_label("Translation", exact=True)
    field.fill(ENGLISH)
    table.refuse("contribution.translate", "Lee has just translated this.", field="text")
    theirs = {"text": "Our own time", "by": "Lee"}
    table.publish(card=[table.steer("server.one('card', 'c3000')") | {"translation": theirs}])
    table.button("Add translation", dialog(table)).click()
    expect(dialog(table).locator(".field.wrong .err")).to_contain_text("Lee has just translated")
    expect(dialog(table).locator(".tr")).to_contain_text("Our own time")
    expect(field).to_have_value(ENGLISH)
    table.button("Add translation", dialog(table)).click()
    expect(dialog(table)).not_to_be_visible()
    said = [one["was"] for one in table.asked("contribution.translate")]
    assert said == ["", "Our own time"]


def test_any_card_can_be_translated_from_its_menu_also_what_is_still_to_be_checked(
    table: Table,
) -> None:
    table.page.locator(".tabs").get_by_role("button", name="To check").click()
    table.card("Jeszcze").get_by_label("More for this card").click()
    table.choose("Add translation…")
    dialog(table).get_by_label("Translation", exact=True).fill("Not read yet")
    table.button("Add translation", dialog(table)).click()
    expect(table.card("Jeszcze").locator(".tr")).to_contain_text("Not read yet")
    table.page.locator(".tabs").get_by_role("button", name="All").click()
    table.page.get_by_label("Find a card").fill("for us")
    table.card("Dla siebie").get_by_label("More for this card").click()
    table.choose("Change the translation…")
    dialog(table).get_by_label("Translation", exact=True).fill("")
    table.button("Save", dialog(table)).click()
    expect(dialog(table)).not_to_be_visible()
    assert table.asked("contribution.translate")[-1] == {
        "id": "c3002",
        "text": "",
        "of": ["Dla siebie"],
        "was": "For us",
    }
    expect(table.page.locator("#say")).to_have_text("Translation taken away")
