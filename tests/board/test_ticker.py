"""'Just in', and what is read out to those who listen."""

from itertools import accumulate, groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.board.conftest import Pure

pytestmark = pytest.mark.browser

PLAY = """(module, acts) => {
    let ticker = module.QUIET;
    const held = new Set();
    return acts.map(({now, fresh = [], gone = []}) => {
        for (const id of fresh) held.add(id);
        for (const id of gone) held.delete(id);
        ticker = module.tick(ticker, { fresh, held, newest: [...held].pop() || null, now });
        return { id: ticker.id, more: ticker.more, next: module.nextTick(ticker, now) };
    });
}"""

HEAR = """(module, acts) => {
    let news = module.SILENCE;
    return acts.map(({now, fresh}) => {
        const heard = module.hear(news, fresh, now);
        news = heard.news;
        return heard.say;
    });
}"""


def test_each_text_stays_four_seconds_and_then_the_newest_wins(pure: Pure) -> None:
    acts = [
        {"now": 0, "fresh": ["a"]},
        {"now": 1000, "fresh": ["b", "c"]},
        {"now": 2000, "fresh": [f"d{at}" for at in range(6)]},
        {"now": 4000},
    ]
    shown = pure("ticker", PLAY, acts)
    assert [(one["id"], one["more"]) for one in shown] == [("a", 0)] * 3 + [("d5", 7)]
    assert [one["next"] for one in shown] == [None, 3000, 2000, None]


def test_a_text_that_was_withdrawn_goes_at_once(pure: Pure) -> None:
    acts = [{"now": 0, "fresh": ["a"]}, {"now": 500, "fresh": ["b"]}, {"now": 900, "gone": ["a"]}]
    assert pure("ticker", PLAY, acts)[-1]["id"] == "b"
    assert pure("ticker", PLAY, [*acts, {"now": 950, "gone": ["b"]}])[-1]["id"] is None


@settings(max_examples=40, deadline=None)
@given(gaps=st.lists(st.integers(0, 3000), min_size=1, max_size=30))
def test_the_ticker_never_hurries_and_counts_everything(pure: Pure, gaps: list[int]) -> None:
    moments = list(accumulate(gaps))
    acts = [{"now": now, "fresh": [f"c{at}"]} for at, now in enumerate(moments)]
    shown = pure("ticker", PLAY, [*acts, {"now": moments[-1] + 4000}])
    by_time = zip([*moments, moments[-1] + 4000], shown, strict=True)
    turns = [next(each) for _, each in groupby(by_time, key=lambda turn: turn[1]["id"])]
    assert sum(1 + one["more"] for _, one in turns) == len(gaps)
    assert all(later - earlier >= 4000 for (earlier, _), (later, _) in pairwise(turns))


def test_arrivals_are_read_out_together_at_most_every_fifteen_seconds(pure: Pure) -> None:
    acts = [
        {"now": now, "fresh": fresh} for now, fresh in ((0, 1), (100, 5), (9000, 7), (15000, 0))
    ]
    assert pure("news", HEAR, acts) == [1, 0, 0, 12]
