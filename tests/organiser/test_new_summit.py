"""A summit is made on one page, without script."""

from oasis_live.summits.rules.activity import Kind
from oasis_live.summits.store import load_activities, load_summit
from tests.organiser.house import House, a_summit

NEW = "/organiser/summits/new"


def test_the_first_visit_says_how_to_begin(house: House) -> None:
    assert "it takes about five minutes" in house.organiser().see("/organiser/")


def test_a_new_summit_is_what_was_typed(house: House) -> None:
    made = house.organiser().summit(title="Listening", template="half-day", dots="7", hold="off")
    with house.database.reading(made) as tx:
        summit, steps = load_summit(tx), load_activities(tx)
    assert (summit.title, summit.date, summit.hold) == ("Listening", "2026-06-25", False)
    assert [one.label for one in summit.perspectives] == ["I use services", "Clinician"]
    assert [one.settings.dots for one in steps if one.is_vote] == [7]


def test_hold_follows_the_run_sheet_where_nobody_chose(house: House) -> None:
    browser = house.organiser()
    for template, hold in (("one-hour", False), ("one-day", True)):
        made = browser.summit(template=template)
        with house.database.reading(made) as tx:
            assert load_summit(tx).hold is hold


def test_a_prompt_that_was_edited_is_what_people_will_see(house: House) -> None:
    words = "When were you last proud of this place?"
    made = house.organiser().summit(template="two-day", prompt_interviews=words)
    with house.database.reading(made) as tx:
        prompts = {one.kind: one.prompt for one in load_activities(tx)}
    assert prompts[Kind.INTERVIEWS] == words
    assert prompts[Kind.PRINCIPLES] == "Which principles are behind these stories?"
    assert prompts[Kind.TOPIC] == "Care at its best"


def test_every_mistake_is_named_above_and_beside_and_nothing_is_lost(house: House) -> None:
    wrong = a_summit(title=" ", dots="99", date="25 June", topic="What we want more of")
    shown = house.organiser().send(NEW, wrong)
    assert shown.status_code == 422
    assert "There is a problem" in shown.text
    for field in ("title", "date", "dots"):
        assert f'href="#{field}"' in shown.text
        assert f'id="{field}-e"' in shown.text
    assert "What we want more of" in shown.text
    assert 'value="99"' in shown.text
    assert "<title>Error: New summit" in shown.text


def test_the_links_of_the_summary_lead_to_fields_that_are_there(house: House) -> None:
    shown = house.organiser().send(NEW, a_summit(title="", template="three-day", hold="maybe"))
    for target in ("title", "template-0", "hold-0"):
        assert f'href="#{target}"' in shown.text
        assert f'id="{target}"' in shown.text


def test_a_second_press_makes_no_second_summit(house: House) -> None:
    browser = house.organiser()
    sent = a_summit(cid="same-form-1")
    first, second = (browser.send(NEW, sent).location for _ in range(2))
    assert first == second
    assert browser.see("/organiser/").count("People in relationship") == 1


def test_words_of_any_script_come_back_as_they_were(house: House) -> None:
    title = "رعاية <b>& “كرامة” 👩🏽‍⚕️"
    browser = house.organiser()
    page = browser.see(f"/organiser/summits/{browser.summit(title=title)}")
    assert "رعاية &lt;b&gt;&amp; “كرامة” 👩🏽‍⚕️" in page
    assert "<b>&" not in page
