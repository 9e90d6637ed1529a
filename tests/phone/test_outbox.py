"""The outbox: one at a time, in order, each with its cid, until the server's answer."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.phone.pocket import ADDRESS, Network

Play = Callable[[str], Any]


@pytest.fixture
def play(blank: Page, request: pytest.FixtureRequest) -> Play:
    """Runs `async game => …` with an outbox; the same shelf each time, as after a reload."""

    def run(body: str) -> Any:
        name = request.node.name
        source = f"import('/tests/outbox.js').then(({{play}}) => ({body})(play('{name}')))"
        return blank.evaluate(source)

    return run


def test_items_go_one_at_a_time_and_in_order(play: Play) -> None:
    sent = play(
        """async game => {
            game.hold = true;
            for (const type of ['a', 'b', 'c']) game.outbox.add(type, {});
            const seen = [game.sent.length];
            while (game.held.length) {
                game.held.shift()();
                await game.rest();
                seen.push(game.sent.length);
            }
            return [seen, game.sent.map(item => item.type), game.outbox.items.length];
        }"""
    )
    assert sent == [[1, 2, 3, 3], ["a", "b", "c"], 0]


def test_R05_a_reload_sends_it_again_with_the_same_cid(play: Play) -> None:
    first = play(
        """async game => {
            game.answer = () => null;
            game.outbox.add('contribution.add', {text: 'Time'});
            await game.rest();
            return game.sent[0].cid;
        }"""
    )
    again = play(
        """async game => {
            game.outbox.wake();
            await game.rest();
            return [game.sent, game.outbox.items];
        }"""
    )
    assert again == [[{"type": "contribution.add", "fields": {"text": "Time"}, "cid": first}], []]


def test_without_a_link_nothing_is_lost_and_nothing_counts_as_sent(play: Play) -> None:
    waiting = play(
        """async game => {
            game.answer = () => null;
            game.outbox.add('a', {});
            await game.rest();
            return [game.outbox.waiting.length, game.news];
        }"""
    )
    assert waiting == [1, ["added a", "sending a", "waiting a"]]


def test_what_was_refused_is_kept_with_its_answer_and_holds_up_nobody(play: Play) -> None:
    items = play(
        """async game => {
            const no = {ok: false, code: 'empty', message: 'No words'};
            game.answer = type => (type === 'a' ? no : {ok: true});
            game.outbox.add('a', {text: ''});
            game.outbox.add('b', {});
            await game.rest(); await game.rest();
            return game.outbox.items.map(item => [item.type, item.state, item.answer.code]);
        }"""
    )
    assert items == [["a", "refused", "empty"]]


def test_R03_what_is_longer_than_a_frame_is_refused_here_and_holds_up_nobody(play: Play) -> None:
    """Mutation: an outbox that sends it all the same → its line ends, and nothing else is sent."""
    left = play(
        """async game => {
            game.outbox.add('a', {text: 'e' + '\\u0301'.repeat(33000)});
            game.outbox.add('b', {text: 'e'.repeat(64000)});
            await game.rest(); await game.rest();
            const items = game.outbox.items.map(item => [item.type, item.state, item.answer.code]);
            return [game.sent.map(item => item.type), items];
        }"""
    )
    assert left == [["b"], [["a", "refused", "too_long"]]]


@pytest.mark.parametrize("code", ["too_fast", "try_again"])
def test_what_the_server_could_not_take_now_goes_again_as_the_same_item(
    play: Play, code: str
) -> None:
    cids = play(
        f"""async game => {{
            const later = {{ok: false, code: '{code}', message: '', retry_in: 0.01}};
            game.answer = () => (game.sent.length === 1 ? later : {{ok: true}});
            game.outbox.add('a', {{}});
            await new Promise(done => {{
                game.outbox.listen(news => news.what === 'confirmed' && done());
            }});
            return game.sent.map(item => item.cid);
        }}"""
    )
    assert len(cids) == 2
    assert len(set(cids)) == 1


def test_only_the_last_whole_ballot_waits(play: Play) -> None:
    fields = play(
        """async game => {
            game.hold = true;
            const cast = n => game.outbox.add('cast', {n}, {instead: 'ballot v'});
            [1, 2, 3].forEach(cast);
            return game.outbox.items.map(item => item.fields.n);
        }"""
    )
    assert fields == [1, 3], "the first is on its way and can't be taken back"


def test_what_names_an_earlier_item_gets_its_id(play: Play) -> None:
    sent = play(
        """async game => {
            game.answer = type => ({ok: true, id: `made by ${type}`});
            const story = game.outbox.add('story', {});
            game.outbox.add('principle', {stories: [`cid:${story}`, 'other']});
            await game.rest(); await game.rest();
            return game.sent[1].fields;
        }"""
    )
    assert sent == {"stories": ["made by story", "other"]}


def test_what_names_a_refused_item_is_not_sent_without_it(play: Play) -> None:
    left = play(
        """async game => {
            game.answer = () => ({ok: false, code: 'too_long', message: 'Shorten it'});
            const story = game.outbox.add('story', {});
            game.outbox.add('principle', {stories: [`cid:${story}`]});
            await game.rest(); await game.rest();
            return [game.sent.length, game.outbox.items.map(item => item.state)];
        }"""
    )
    assert left == [1, ["refused", "refused"]]


def test_what_is_older_than_a_day_is_cleared(play: Play) -> None:
    left = play(
        """async game => {
            game.shelf.set('draft story', 'old words');
            game.shelf.set('recovery', 'ABCD', { kept: true });
            const { clearOld } = await import('/static/src/shared/shelf.js');
            game.date(Date.now() - 25 * 60 * 60 * 1000);
            clearOld();
            return [game.kept().length, game.shelf.get('draft story'), game.shelf.get('recovery')];
        }"""
    )
    assert left == [1, None, "ABCD"]


def test_R03_a_clock_that_is_set_in_the_middle_of_a_hole_loses_nothing(play: Play) -> None:
    """Mutation: the age by the phone's clock alone (shared/shelf.js `ageOf` without `written`) ->
    nothing waits any more; without `setRight` the next page would clear it.
    """
    left = play(
        """async game => {
            const real = Date.now, away = 3 * 24 * 60 * 60 * 1000;
            const { clearOld } = await import('/static/src/shared/shelf.js');
            game.answer = () => null;
            game.outbox.add('a', {});
            await game.rest();
            Date.now = () => real() + away;
            clearOld();
            const young = game.kept().every(one => one.at > real() + away - 60000);
            const after = [game.outbox.items.length, young];
            await game.outbox.wake();
            Date.now = real;
            return [...after, game.sent.length];
        }"""
    )
    assert left == [1, True, 2]


@pytest.mark.parametrize("at", ["5000", "Date.now() + 90 * 24 * 60 * 60 * 1000"])
def test_R03_a_phone_that_began_the_day_in_another_year_finds_its_words(
    play: Play, at: str
) -> None:
    """Mutation: years count as a day (shared/shelf.js without YEAR) -> the first is cleared;
    without `setRight` the second stays there for months.
    """
    left = play(
        f"""async game => {{
            const {{ clearOld }} = await import('/static/src/shared/shelf.js');
            game.shelf.set('draft story', 'words');
            game.date({at});
            clearOld();
            const age = Date.now() - game.kept()[0].at;
            return [game.shelf.get('draft story'), age >= 0 && age < 60000];
        }}"""
    )
    assert left == ["words", True]


def test_a_browser_that_keeps_nothing_still_sends(play: Play) -> None:
    done = play(
        """async () => {
            const get = () => { throw new Error('forbidden'); };
            const given = Object.getOwnPropertyDescriptor(window, 'localStorage');
            Object.defineProperty(window, 'localStorage', { get, configurable: true });
            const { play } = await import('/tests/outbox.js');
            const game = play('nowhere');
            game.hold = true;
            game.outbox.add('a', {});
            game.outbox.add('b', {});
            const waiting = game.outbox.items.length;
            while (game.held.length) { game.held.shift()(); await game.rest(); }
            Object.defineProperty(window, 'localStorage', given);
            return [game.shelf.lasting, waiting, game.sent.length, game.outbox.items.length];
        }"""
    )
    assert done == [False, 2, 2, 0]


def test_the_order_is_that_of_writing_whatever_the_phones_clock_says(play: Play) -> None:
    """Mutation: a key that starts with the time (Date.now()) sends c before b."""
    sent = play(
        """async game => {
            const real = Date.now;
            game.hold = true;
            game.outbox.add('a', {});
            game.outbox.add('b', {});
            Date.now = () => real() - 60 * 60 * 1000;
            game.outbox.add('c', {});
            while (game.held.length) { game.held.shift()(); await game.rest(); }
            Date.now = real;
            return game.sent.map(item => item.type);
        }"""
    )
    assert sent == ["a", "b", "c"]


def test_what_waited_for_more_than_a_day_is_not_sent(play: Play) -> None:
    """Mutation: a shelf that gives whatever lies there sends it."""
    sent = play(
        """async game => {
            game.answer = () => null;
            game.outbox.add('a', {});
            await game.rest();
            game.date(Date.now() - 25 * 60 * 60 * 1000);
            const before = game.sent.length;
            await game.outbox.wake();
            return [game.sent.length - before, game.outbox.items.length];
        }"""
    )
    assert sent == [0, 0]


def test_a_full_storage_keeps_in_memory_and_sends_what_lay_there_before(play: Play) -> None:
    """Mutation: a storage that is tried by writing to it (setItem) counts as forbidden when it is
    full, and what waits in it is never sent.
    """
    sent = play(
        """async game => {
            game.answer = () => null;
            game.outbox.add('before', {});
            await game.rest();
            let size = 1 << 22;
            for (let n = 0; size; n += 1) {
                try { localStorage.setItem('fill' + n, 'x'.repeat(size)); } catch { size >>= 1; }
            }
            const { play } = await import('/tests/outbox.js');
            const full = play(game.name);
            full.outbox.add('after', {});
            const lasting = [game.shelf.lasting, full.outbox.lasting];
            for (let turn = 0; turn < 100 && full.sent.length < 2; turn += 1) await game.rest();
            Object.keys(localStorage).filter(key => key.startsWith('fill'))
                .forEach(key => localStorage.removeItem(key));
            return [lasting, full.sent.map(item => item.type)];
        }"""
    )
    assert sent == [[True, False], ["before", "after"]]


def test_a_listener_that_fails_stops_no_item(play: Play) -> None:
    sent = play(
        """async game => {
            game.outbox.listen(() => { throw new Error('ours'); });
            game.outbox.add('a', {});
            game.outbox.add('b', {});
            await game.rest(); await game.rest();
            return game.sent.length;
        }"""
    )
    assert sent == 2


@pytest.fixture
def tabs(chromium: Browser) -> Iterator[tuple[Page, Page]]:
    """Two tabs of one phone; each has `window.game`, an outbox on the same shelf."""
    context = chromium.new_context()
    Network().serve(context)
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(f"{ADDRESS}/blank")
        page.clock.install()
        page.evaluate(
            "async () => { window.game = (await import('/tests/outbox.js')).play('both'); }"
        )
    yield one, other
    context.close()


def test_what_another_tab_has_sent_is_confirmed_in_this_one_too(tabs: tuple[Page, Page]) -> None:
    """Mutation: without the answer's stay on the shelf (#hear) the first tab waits for ever."""
    one, other = tabs
    one.evaluate("() => { game.hold = true; game.outbox.add('a', {}); game.outbox.add('b', {}); }")
    # What one tab keeps, the browser passes on to the other in its own time.
    other.wait_for_function("game.outbox.items.length === 2")
    other.evaluate("async () => { await game.outbox.wake(); await game.rest(); }")
    assert other.evaluate("game.sent.map(item => item.type)") == ["a", "b"]
    one.wait_for_function("game.news.filter(news => news.startsWith('confirmed')).length === 2")
    late = one.evaluate("async () => { game.held.shift()(); await game.rest(); return game.news; }")
    assert [news for news in late if news.startswith("confirmed")] == ["confirmed a", "confirmed b"]
    assert one.evaluate("game.sent.length") == 1
    cids = [page.evaluate("game.sent[0].cid") for page in tabs]
    assert cids[0] == cids[1], "to the server it is one act"


def test_what_a_closed_tab_left_is_sent_by_the_other(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    one.evaluate("() => { game.answer = () => null; game.outbox.add('a', {}); }")
    one.close()
    other.wait_for_function("game.news.includes('elsewhere')")
    other.clock.run_for(6000)
    other.wait_for_function("game.sent.length === 1")


def test_what_was_refused_in_one_tab_is_not_sent_by_the_other(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    one.evaluate(
        """() => {
            game.answer = () => ({ ok: false, code: 'empty', message: 'No words' });
            game.outbox.add('a', {});
        }"""
    )
    other.wait_for_function("game.news.includes('refused a')")
    other.clock.run_for(6000)
    assert other.evaluate("game.sent.length") == 0
