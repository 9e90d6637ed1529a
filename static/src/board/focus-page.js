// One theme, nine cards on a page. Pure. Pages turn when the facilitator turns them, never by themselves.
import { lineOf } from './card.js';
import { largestSize, linesOf } from './letters.js';

export const A_PAGE = 9;
const SIZES = [36, 34, 32, 30, 28, 26, 24];
const CARD = { width: 517, height: 158 }; // u, inside the paddings of a third of the page
const TITLE = { width: 1480, height: 92, leading: 1.05 };
const TITLES = [84, 76, 68, 60, 54, 48, 42, 36, 30];
const leading = size => Math.round(size * 1.22);

const fits = (text, size, type) => linesOf(text, CARD.width, size, type.card) * leading(size) <= CARD.height;

/** A card as it is set: 36u unless its text is long; '' when that is too long for a card even in small print. */
function setCard(card, type) {
  const text = lineOf(card);
  const size = SIZES.find(one => fits(text, one, type));
  return size ? { card, text, size, leading: leading(size) } : { card, text: '', size: 30, leading: leading(30) };
}

/** {cards: [{card, text, size, leading}], page, pages}. */
export function focusPage(cards, page, type) {
  const pages = Math.max(1, Math.ceil(cards.length / A_PAGE));
  const at = Math.min(Math.max(0, page || 0), pages - 1);
  const here = cards.slice(at * A_PAGE, (at + 1) * A_PAGE);
  return { cards: here.map(card => setCard(card, type)), page: at, pages };
}

/** The size of a theme's name over its page. */
export const focusTitle = (name, type) => largestSize(TITLES, name, TITLE, type.title) || TITLES[TITLES.length - 1];
