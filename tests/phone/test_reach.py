"""Every place for every hand and eye: no sideways scroll, nothing too small to press."""

import pytest
from playwright.sync_api import Browser, expect

from tests.phone.pocket import Network, Phone
from tests.phone.rooms import Entry, Room, activity, story

SPACING = """
* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
p {margin-bottom: 2em !important}
"""
SMALL = """[...document.querySelectorAll('a, button, input, textarea, summary, label.row')]
    .filter(one => one.offsetParent && !one.matches('.skip, .row input, .kinds input'))
    .map(one => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44).map(([text]) => text)"""
REVEALED: Entry = activity("vote", state="revealed") | {"voted": 203}
PLACES = {
    "waiting": Room(),
    "topic": Room(activity("topic")),
    "story": Room(activity("interviews")),
    "principles": Room(activity("principles")),
    "write": Room(activity("commitments")),
    "vote": Room(activity("vote")).with_options(),
    "closed": Room(activity("vote", state="closed")),
    "reveal": Room(REVEALED).with_result({"o1": 2}),
    "ended": Room(state="ended").with_mine(story()),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_fits_a_narrow_phone_with_wide_spacing(
    chromium: Browser, network: Network, place: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 568}, bypass_csp=True, is_mobile=True, has_touch=True
    )
    network.serve(context)
    phone = Phone(context.new_page(), network).enter(PLACES[place])
    expect(phone.at(place)).to_be_visible()
    assert phone.page.evaluate(SMALL) == []
    phone.page.add_style_tag(content=SPACING)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_nothing_loops_for_somebody_who_wants_no_motion(
    chromium: Browser, network: Network
) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    network.serve(context)
    phone = Phone(context.new_page(), network).enter(Room())
    expect(phone.at("waiting")).to_be_visible()
    assert phone.page.evaluate("document.getAnimations().length") == 0
    context.close()
