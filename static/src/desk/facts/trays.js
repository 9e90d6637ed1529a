// Which list a card waits in. Pure.
import { GATHERED } from '../../shared/gathered.js';
import { textsOf, toldOf } from './about.js';

/** Whether a card has a place among the themes: nothing else can be moved or pinned. */
export const isGathered = card => card.state === 'shown' && GATHERED.has(card.kind);

/** Whether a person said of this very card where it belongs; a merge says that of none. */
export const isPlaced = card => card.placed_by !== null;

/** Whether somebody still has to say where this card belongs: the machine's suggestion alone doesn't. */
export const waitsForTheme = card => isGathered(card) && (!card.theme || !isPlaced(card));

/** Whether the machine offers a theme that nobody has accepted yet. */
export const isOffered = card => Boolean(card.theme) && !isPlaced(card);

const lists = {
  sort: waitsForTheme,
  check: card => card.state === 'checking',
  all: card => card.state === 'shown',
  hidden: card => card.state === 'hidden',
};

/** The cards of a list: 'sort', 'check', 'all', 'hidden', or the id of a theme behind 'theme '. */
export function cardsOf(tray, cards) {
  if (lists[tray]) return cards.filter(lists[tray]);
  const theme = themeOf(tray);
  return cards.filter(card => card.state === 'shown' && card.theme === theme);
}

export const trayOf = theme => `theme ${theme}`;

/** The theme whose cards a list holds, or null. */
export const themeOf = tray => (tray.startsWith('theme ') ? tray.slice(6) : null);

/** How many cards each of the four lists holds. */
export const countsOf = cards =>
  Object.fromEntries(Object.entries(lists).map(([tray, holds]) => [tray, cards.filter(holds).length]));

/** The lists that can be chosen now: what is held back or hidden shows only where there is some. */
export function traysShown(counts, { hold, tray }) {
  const shown = { sort: true, check: hold || counts.check, all: true, hidden: counts.hidden };
  return Object.keys(lists).filter(name => shown[name] || name === tray);
}

const bare = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const searchable = card => [...textsOf(card), ...(card.wordings || []), toldOf(card)];

// by entry, which is another one when its texts change: at 2,000 cards a keystroke is quick only so
const searched = new WeakMap();
function searchedText(card) {
  if (!searched.has(card)) searched.set(card, bare(searchable(card).join(' ')));
  return searched.get(card);
}

/** Cards in which each of these words stands somewhere, whatever its case and accents. */
export function withWords(cards, find) {
  const words = bare(find).split(/\s+/).filter(Boolean);
  if (!words.length) return cards;
  return cards.filter(card => words.every(word => searchedText(card).includes(word)));
}
