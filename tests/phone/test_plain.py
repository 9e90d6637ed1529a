"""The phone without a script: the same pages, as plain forms."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from typing_extensions import override

from tests.phone.pages import join_page, phone_page
from tests.phone.rooms import Entry, Room, activity, story

REFRESH = '<noscript><meta http-equiv="refresh"'


class Reading(HTMLParser):
    """The forms that somebody without a script sees, with the fields that they would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.text: list[str] = []
        self._hidden = 0
        self._open: list[bool] = []
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"section", "form", "div", "fieldset", "label", "p", "h1"}:
            unseen = "hidden" in given or "live-only" in (given.get("class") or "")
            self._open.append(unseen)
            self._hidden += unseen
        if tag == "form" and not self._hidden:
            self.forms.append({"action": given["action"], "method": given["method"], "fields": {}})
        if tag in {"input", "textarea"} and self.forms and not self._hidden and "name" in given:
            fields = self.forms[-1]["fields"]
            fields.setdefault(given["name"], []).append(given.get("value"))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in {"section", "form", "div", "fieldset", "label", "p", "h1"}:
            self._hidden -= self._open.pop()

    @override
    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.text.append(data.strip())

    def form(self, type: str, kind: str = "") -> dict[str, Any]:
        found = [
            one
            for one in self.forms
            if type in one["fields"].get("type", []) and (not kind or kind in one["fields"]["kind"])
        ]
        assert found, self.forms
        fields: dict[str, Any] = found[0]["fields"]
        return fields


def read(*activities: Entry, **more: Any) -> Reading:
    return Reading(phone_page(Room(*activities), **more))


def test_a_story_is_one_form() -> None:
    fields = read(activity("interviews")).form("contribution.add", "story")
    assert fields["activity"] == ["interviews"]
    assert fields["csrf_token"] == ["token"]
    assert fields["conditions"] == ["", "", ""]
    assert fields["consent"] == ["room", "anonymous", "first_name"]
    assert {"happened", "gem"} <= fields.keys()


def test_no_second_form_stands_beside_it_whose_words_would_be_lost() -> None:
    with pytest.raises(AssertionError):
        read(activity("interviews")).form("contribution.add", "principle")


def test_principles_have_their_own_page() -> None:
    assert "text" in read(activity("principles")).form("contribution.add", "principle")


def test_own_stories_can_be_ticked_for_a_principle() -> None:
    room = Room(activity("principles")).with_mine(story("s1"), story("s2", state="withdrawn"))
    fields = Reading(phone_page(room)).form("contribution.add", "principle")
    assert fields["stories"] == ["s1"]


def test_dots_are_a_number_for_each_option() -> None:
    room = Room(activity("vote")).with_options()
    fields = Reading(phone_page(room)).form("ballot.cast")
    assert fields["choices[o0]"] == ["0"]
    assert len([name for name in fields if name.startswith("choices[")]) == 5


def test_a_text_says_which_kind_it_is() -> None:
    fields = read(activity("commitments")).form("contribution.add")
    assert fields["kind"] == ["commitment", "offer", "request"]


@pytest.mark.parametrize(("step", "kind"), [("questions", "question"), ("visions", "vision")])
def test_where_only_one_kind_is_taken_it_is_chosen(step: str, kind: str) -> None:
    page = phone_page(Room(activity(step)))
    chosen = re.findall(r'name="kind" value="(\w+)"[^>]* checked', page)
    assert chosen == [kind]


def test_only_a_page_without_a_form_loads_itself_anew() -> None:
    assert REFRESH in phone_page(Room())
    assert REFRESH in phone_page(Room(activity("break")))
    assert REFRESH not in phone_page(Room(activity("interviews")))
    assert REFRESH not in phone_page(Room(activity("vote")).with_options())


def test_what_was_refused_comes_back_with_its_words_beside_its_field() -> None:
    page = phone_page(
        Room(activity("interviews")),
        errors={"conditions": "Name at least one thing that made it possible"},
        values={
            "type": "contribution.add",
            "kind": "story",
            "activity": "interviews",
            "happened": "I sat with <him>.",
            "conditions": ["", "Time", ""],
            "consent": "anonymous",
        },
    )
    assert "Name at least one thing" in " ".join(Reading(page).text)
    assert "I sat with &lt;him&gt;.</textarea>" in page
    assert 'value="Time"' in page
    assert 'value="anonymous" checked' in page


def test_a_form_whose_activity_has_closed_comes_back_all_the_same() -> None:
    values = {"type": "contribution.add", "kind": "offer", "activity": "a7", "text": "An hour"}
    reading = read(errors={"form": "This is closed now."}, values=values)
    assert reading.form("contribution.add")["activity"] == ["a7"]
    assert "This is closed now." in reading.text


def test_each_contribution_can_be_changed_and_withdrawn_by_a_form() -> None:
    room = Room(activity("interviews")).with_mine(story())
    reading = Reading(phone_page(room, place="mine"))
    assert reading.form("contribution.change")["id"] == ["s1"]
    assert reading.form("contribution.withdraw")["next"] == ["mine"]
    assert reading.form("contribution.consent")["consent"] == ["room", "anonymous", "first_name"]
    assert "table" in reading.form("person.change")


def test_nothing_is_left_to_change_in_what_was_withdrawn() -> None:
    room = Room().with_mine(story(state="withdrawn", happened="", conditions=[]))
    reading = Reading(phone_page(room, place="mine"))
    assert "Withdrawn. It is gone." in reading.text
    assert not [form for form in reading.forms if "id" in form["fields"]]


def test_joining_is_one_form_with_nothing_that_must_be_filled() -> None:
    page = join_page(Room())
    join = next(form for form in Reading(page).forms if form["action"] == "/K7M4QT/join")
    assert {"name", "table", "perspective", "csrf_token", "cid"} == join["fields"].keys()
    assert "required" not in page


def test_a_room_that_is_not_open_yet_asks_to_wait() -> None:
    page = join_page(Room(state="planned"))
    assert "This room is not open yet." in page
    assert "/K7M4QT/join" not in page


def test_a_room_that_has_ended_says_so() -> None:
    assert "This summit has ended" in join_page(Room(state="ended"))


def test_no_page_has_a_style_or_a_script_in_an_attribute() -> None:
    room = Room(activity("vote", state="revealed") | {"voted": 3}).with_result({"o1": 2})
    for page in (phone_page(room), join_page(Room()), phone_page(Room(), place="mine")):
        assert not re.search(r'\s(?:style|on[a-z]+)="', page)
