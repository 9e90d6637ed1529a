"""The run sheet is written before the day, step by step."""

import re

from oasis_live.summits.rules.activity import Activity
from oasis_live.summits.store import load_activities
from tests.organiser.house import Browser, House


def _steps(house: House, summit: str) -> list[Activity]:
    with house.database.reading(summit) as tx:
        return load_activities(tx)


def _titles(house: House, summit: str) -> list[str]:
    return [one.title for one in _steps(house, summit)]


def _press(house: House, browser: Browser, summit: str, title: str, act: str) -> None:
    step = next(one for one in _steps(house, summit) if one.title == title)
    sheet = f"/organiser/summits/{summit}/run-sheet"
    assert re.search(f'action="{sheet}/{step.id}/{act}"', browser.see(sheet)), "no such button"
    browser.send(f"{sheet}/{step.id}/{act}", {}, page=sheet)


def test_steps_move_up_and_down(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    before = _titles(house, summit)
    _press(house, browser, summit, before[1], "up")
    assert _titles(house, summit) == [before[1], before[0], *before[2:]]
    _press(house, browser, summit, before[1], "down")
    assert _titles(house, summit) == before
    _press(house, browser, summit, before[3], "down")
    assert _titles(house, summit) == [*before[:3], before[4], before[3]]


def test_the_first_step_has_no_way_up_and_the_last_none_down(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    sheet = browser.see(f"/organiser/summits/{summit}/run-sheet")
    steps = _steps(house, summit)
    assert f"{steps[0].id}/up" not in sheet
    assert f"{steps[-1].id}/down" not in sheet


def test_a_step_is_removed(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    _press(house, browser, summit, "Welcome", "remove")
    assert "Welcome" not in _titles(house, summit)


def test_the_words_the_length_and_the_dots_of_a_vote_are_changed(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    vote = next(one for one in _steps(house, summit) if one.is_vote)
    words = {"title": "Our choice", "prompt": "Where next?", "minutes": "12", "dots": "3"}
    path = f"/organiser/summits/{summit}/run-sheet/{vote.id}"
    assert browser.send(path, words | {"most": "1"}).status_code == 303
    after = next(one for one in _steps(house, summit) if one.is_vote)
    settings = after.settings
    assert (after.title, after.prompt) == ("Our choice", "Where next?")
    assert (settings.minutes, settings.dots, settings.most) == (12, 3, 1)


def test_a_step_that_is_no_vote_asks_for_no_dots(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    step = _steps(house, summit)[0]
    page = browser.see(f"/organiser/summits/{summit}/run-sheet/{step.id}")
    assert 'name="dots"' not in page


def test_a_number_that_is_none_is_said_so_and_kept(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    step = _steps(house, summit)[0]
    wrong = {"title": step.title, "prompt": "Hello", "minutes": "soon"}
    shown = browser.send(f"/organiser/summits/{summit}/run-sheet/{step.id}", wrong)
    assert shown.status_code == 422
    assert "from 1 to 1440" in shown.text
    assert 'value="soon"' in shown.text


def test_a_step_is_added_after_another_or_first(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    steps = _steps(house, summit)
    path = f"/organiser/summits/{summit}/run-sheet/add"
    new = {"kind": "questions", "prompt": "What next?", "minutes": "15"}
    browser.send(path, new | {"title": "Questions", "after": steps[2].id})
    browser.send(path, new | {"title": "Early questions", "after": "first"})
    titles = _titles(house, summit)
    assert titles[0] == "Early questions"
    assert titles.index("Questions") == titles.index(steps[2].title) + 1


def test_a_second_press_adds_no_second_step(house: House) -> None:
    browser = house.organiser()
    summit = browser.summit()
    path = f"/organiser/summits/{summit}/run-sheet/add"
    new = {"kind": "break", "title": "Tea", "prompt": "", "minutes": "15", "after": "first"}
    for _ in range(2):
        browser.send(path, new | {"cid": "same-form-1"})
    assert _titles(house, summit).count("Tea") == 1


def test_a_step_that_is_not_there_is_said_so(house: House) -> None:
    browser = house.organiser()
    page = f"/organiser/summits/{browser.summit()}/run-sheet/nothing"
    assert "no longer on the run sheet" in browser.see(page, 404)
