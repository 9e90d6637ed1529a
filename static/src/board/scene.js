// One picture of the board, ready to be drawn: what is on it, and how large. Pure.
import { AREA } from './board-layout.js';
import { labelFor } from './core-labels.js';
import { coreMap } from './core-map.js';
import { viewOf } from './facts.js';
import { focusPage, focusTitle } from './focus-page.js';
import { tickerFor } from './footer.js';
import { headingOf } from './heading.js';
import { largestSize } from './letters.js';
import { quoteFor } from './quote.js';
import { ranking } from './ranking.js';

const QR = 104;
const JOIN = { w: 770, titles: [92, 84, 76, 68, 60, 52, 46, 40], hosts: [46, 40, 36, 32, 28, 24] };

/** The width that the question has beside the address and the room code. */
const headingWidth = (host, type) => AREA.w - QR - 22 - 36 - Math.max(290, type.card(host) * 24 + 80);

const themed = ({ themes }, id) => themes.find(theme => theme.id === id) || null;
const gathered = ({ places, cards }, id) => (places.find(place => place && place.theme.id === id)
  || { cards: cards.filter(card => card.theme === id) }).cards;

const bodies = {
  join({ room }, { host, type }) {
    const title = largestSize(JOIN.titles, room.title, { width: JOIN.w, height: 290, leading: 1.04 }, type.title) || 40;
    const address = largestSize(JOIN.hosts, host, { width: JOIN.w, height: 60, leading: 1.2 }, type.title) || 24;
    return { title, address };
  },
  themes: (_facts, { picture, newest }) => ({ picture, newest }),
  focus(facts, { type }) {
    const theme = themed(facts, facts.board.theme);
    const cards = gathered(facts, theme.id);
    return { theme, title: focusTitle(theme.name, type), count: cards.length, ...focusPage(cards, facts.board.page, type) };
  },
  spotlight(facts, { type }) {
    const card = facts.cards.find(one => one.id === facts.board.card);
    return { card, theme: themed(facts, card.theme), ...quoteFor(card, type) };
  },
  vote: ({ vote, options }) => ({ vote, options }),
  reveal: ({ vote, options, tallies, board }) => ({ vote, tallies, ...ranking(options, tallies, board.page) }),
  core({ places }, { type }) {
    const themes = places.filter(Boolean).map(({ theme }) => theme);
    const behind = themes.some(theme => theme.counts.stories) ? 'stories' : 'cards';
    const weight = theme => theme.counts[behind] || 0;
    const sorted = themes.sort((a, b) => weight(b) - weight(a) || a.pool - b.pool);
    const circles = coreMap(sorted.map(weight), AREA);
    return { circles: sorted.map((theme, at) => ({ theme, ...circles[at], label: labelFor(theme.name, circles[at].r, type) })) };
  },
  blank: () => ({}),
  ended: () => ({}),
};

/** What is drawn: {view, room, heading, ticker, figures, …the view's own}. `page` is {host, type, picture, newest, ticker}. */
export function sceneOf(facts, page) {
  const view = viewOf(facts);
  const { room, cards, places, smaller, unsorted, vote, activity } = facts;
  const step = view === 'vote' || view === 'reveal' ? vote : activity;
  return {
    view, room, smaller, unsorted,
    heading: headingOf(step || { title: room.title, prompt: room.topic }, headingWidth(page.host, page.type), page.type),
    ticker: tickerFor(page.ticker, cards, places, page.type),
    ...bodies[view](facts, page),
  };
}
