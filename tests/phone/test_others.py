"""*Others wrote…* on a bad link: questions never pile up, and the newest one is answered."""

import pytest

from tests.phone.conftest import Pure

pytestmark = pytest.mark.browser

ASKED = """async others => {
    const real = window.fetch;
    const game = { open: 0, most: 0, asked: [], heard: [] };
    const held = [];
    window.fetch = (address, { signal }) => new Promise((resolve, reject) => {
        game.asked.push(new URL(address, location.href).searchParams.get('q'));
        game.most = Math.max(game.most, game.open += 1);
        const end = give => () => { game.open -= 1; give(); };
        signal.addEventListener('abort', end(() => reject(signal.reason)), { once: true });
        const headers = { 'Content-Type': 'application/json' };
        held.push(end(() => resolve(new Response('[{"id":"new"}]', { headers }))));
    });
    const turn = () => new Promise(resolve => setTimeout(resolve, 5));
    const ask = others.asker('ROOM', 'principle', rows => game.heard.push(rows[0].id));
    for (const q of ['te', 'tea', 'tea f']) { ask(q, 0); await turn(); }
    held.at(-1)();
    await turn();
    window.fetch = real;
    return game;
}"""


def test_the_newest_question_ends_the_one_before_and_is_heard(pure: Pure) -> None:
    """Mutation: `going.abort()` taken out of asker: three questions are on their way at once."""
    game = pure("phone/others", ASKED)
    assert game["asked"] == ["te", "tea", "tea f"]
    assert game["most"] == 1
    assert game["heard"] == ["new"]
