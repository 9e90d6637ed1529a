"""Finding: by words, table, perspective, phase, consent and state; kept for each desk."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.conftest import Pure
from tests.desk.hall import STORY, Entries, desk_card, room, run_sheet, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser

PERSPECTIVES = [{"id": "p-1", "label": "Clinician"}, {"id": "p-2", "label": "Volunteer"}]
WORDS = ("Tea before tablets", "She asked my name", "Time to sit", "The kettle was on")
KEYSTROKES = "teaboat"
COUNTED = """() => {
    const found = document.getElementById.bind(document);
    window.drawn = 0;
    document.getElementById = id => { if (id === 'themes') window.drawn += 1; return found(id); };
}"""
# What a person waits for: the event, what it draws, and the frame that shows it.
TYPED = """words => {
    const field = document.getElementById('find');
    return new Promise(done => {
        field.value = words;
        const began = performance.now();
        field.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.getBoundingClientRect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    });
}"""


def hall(n: int = 340) -> Entries:
    """To sort: `n` cards of 17 tables, two perspectives and none, and two phases."""
    entries = room(perspectives=PERSPECTIVES)
    entries["card"] = [
        suggested(
            at,
            f"{WORDS[at % 4]} {at}",
            None,
            table=str(at % 17 + 1),
            perspective=("p-1", "p-2", "")[at % 3],
            activity=("a1", "a2")[at % 2],
        )
        for at in range(n)
    ]
    return entries


def sift(pure: Pure, **chosen: str) -> list[str]:
    """The ids of the few cards below that fit."""
    cards: list[dict[str, Any]] = [
        suggested(1, "", "t1", table="4", perspective="p-1", activity="a1")
        | STORY
        | {"table": "4"},
        desk_card(2, "b", "t1", table="12", perspective="p-2", activity="a2", late=True),
        desk_card(3, "c", None, table="Window", perspective="", activity="a2", pinned=True),
    ]
    steps = run_sheet()
    steps[1]["phase"] = "Dream"
    source = "({ EVERYTHING, sifted }, cards, chosen, steps) => "
    source += "sifted(cards, { ...EVERYTHING, ...chosen }, steps).map(card => card.id)"
    found: list[str] = pure("filter", source, cards, chosen, steps)
    return found


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        ({}, ["c1", "c2", "c3"]),
        ({"table": "1–8"}, ["c1"]),
        ({"table": "04, window"}, ["c1", "c3"]),
        ({"table": "3-12"}, ["c1", "c2"]),
        ({"table": ","}, []),
        ({"perspective": "p-2"}, ["c2"]),
        ({"perspective": "none"}, ["c3"]),
        ({"phase": "a2"}, ["c2", "c3"]),
        ({"phase": "phase Dream"}, ["c1"]),
        ({"consent": "first_name"}, ["c1"]),
        ({"consent": "room"}, []),
        ({"state": "suggested"}, ["c1"]),
        ({"state": "placed", "table": "12"}, ["c2"]),
        ({"state": "free"}, ["c3"]),
        ({"state": "late"}, ["c2"]),
        ({"state": "pinned"}, ["c3"]),
    ],
)
def test_cards_fit_all_that_is_chosen(pure: Pure, chosen: dict[str, str], fits: list[str]) -> None:
    assert sift(pure, **chosen) == fits


@pytest.mark.parametrize(
    ("typed", "narrows", "is_wrong"),
    [
        ("1-4, 7", True, False),
        ("04; window", True, False),
        ("1-", False, False),
        ("1, ", True, False),
        ("win", False, False),
        ("abc", False, True),
        ("4, abc", False, True),
        (",", False, True),
        ("", False, False),
    ],
)
def test_tables_that_nobody_has_leave_nothing_out(
    pure: Pure, typed: str, narrows: bool, is_wrong: bool
) -> None:
    """Half a range and half a name are not wrong yet."""
    cards = [desk_card(1, "", None, table="4"), desk_card(2, "", None, table="Window")]
    source = "({ EVERYTHING, isFilter, isNoTable, readable }, table, cards) => ["
    source += "isFilter(readable({ ...EVERYTHING, table }, cards)), isNoTable(table, cards)]"
    assert pure("filter", source, typed, cards) == [narrows, is_wrong]


def test_tables_that_can_not_be_read_are_said_so_at_their_field(bare_table: Table) -> None:
    table = bare_table.open(hall())
    table.page.get_by_label("Filter the cards").click()
    field = table.page.get_by_label("Tables")
    field.fill("abc")
    expect(field).to_have_accessible_description("Type table numbers such as 1–4, 7")
    expect(table.page.locator(".left-over")).to_have_count(0)
    assert table.order()
    field.fill("1–4, 7")
    expect(field).to_have_accessible_description("")
    expect(table.page.locator(".left-over")).to_contain_text("100 of 340")


def test_words_and_filter_narrow_the_list_together_and_a_line_counts(bare_table: Table) -> None:
    table = bare_table.open(hall())
    page = table.page
    expect(page.locator(".left-over")).to_have_count(0)
    page.get_by_label("Find a card").fill("TEA")
    expect(page.locator(".left-over")).to_contain_text("85 of 340")
    page.get_by_label("Filter the cards").click()
    page.get_by_label("Tables").fill("1–8")
    expect(page.locator(".left-over")).to_contain_text("40 of 340")
    page.get_by_label("Perspective").select_option("Clinician")
    expect(page.locator(".left-over")).to_contain_text("1–8")
    expect(page.locator(".left-over")).to_contain_text("Clinician")
    assert len(table.order()) == 14
    page.get_by_label("Phase").select_option(label="Conditions of success")
    expect(page.locator(".cards .none")).to_contain_text("No card here fits.")
    table.button("Show all").click()
    expect(page.locator(".left-over")).to_have_count(0)
    assert (table.focused(), page.get_by_label("Tables").input_value()) == ("Find a card", "")
    for chosen in ("Clinician", "All", "Clinician"):
        page.get_by_label("Perspective").select_option(label=chosen)
    table.button("Show all").click()
    expect(page.get_by_label("Perspective")).to_have_value("")


def test_work_is_split_by_table_for_each_desk_alone_and_over_a_reload(
    bare_table: Table, chromium: Browser, house: str
) -> None:
    """Fails when the filter lies in memory alone."""
    table = bare_table.open(hall())
    table.page.get_by_label("Filter the cards").click()
    table.page.get_by_label("Tables").fill("1-2")
    table.open(hall())
    expect(table.page.locator(".left-over")).to_contain_text("40 of 340")
    table.publish(card=[suggested(900, "Another", None, table="2")])
    table.publish(card=[suggested(901, "Elsewhere", None, table="3")])
    expect(table.page.locator(".left-over")).to_contain_text("41 of 342")
    assert "c901" not in table.order()
    context = chromium.new_context()
    other = Table(context.new_page(), house).open(hall())
    expect(other.page.locator(".left-over")).to_have_count(0)
    context.close()


def test_a_keystroke_draws_once_among_two_thousand_cards(bare_table: Table) -> None:
    """Fails when a keystroke asks for a second drawing, or draws every card that it found."""
    table = bare_table.open(hall(2000))
    table.page.evaluate(COUNTED)
    table.page.get_by_label("Find a card").press_sequentially("tea")
    expect(table.page.locator(".left-over")).to_contain_text("500 of 2000")
    assert table.page.evaluate("window.drawn") == len("tea")
    assert len(table.order()) == 60


@pytest.mark.soak
def test_a_keystroke_among_two_thousand_cards_is_seen_within_200_ms(bare_table: Table) -> None:
    table = bare_table.open(hall(2000))
    typed = [KEYSTROKES[: n + 1] for n in range(len(KEYSTROKES))] + ["tea", "te", "t", ""]
    took = [table.page.evaluate(TYPED, words) for words in typed]
    assert max(took) < 200, took
