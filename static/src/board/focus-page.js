// One theme, nine cards on a page. Pure. Pages turn when the facilitator turns them, never by themselves.
import { lineOf } from './card.js';
import { linesOf } from './letters.js';

export const A_PAGE = 9;
const SIZES = [36, 34, 32, 30, 28, 26, 24];
const CARD = { width: 517, height: 158 }; // u, inside the paddings of a third of the page
const leading = size => Math.round(size * 1.22);

const fits = (text, size, type) => linesOf(text, CARD.width, size, type.card) * leading(size) <= CARD.height;

/** {cards: [{card, text}], size, leading, page, pages}; a text too long for a card even in small print is ''. */
export function focusPage(cards, page, type) {
  const pages = Math.max(1, Math.ceil(cards.length / A_PAGE));
  const at = Math.min(Math.max(0, page || 0), pages - 1);
  const here = cards.slice(at * A_PAGE, (at + 1) * A_PAGE);
  const smallest = SIZES[SIZES.length - 1];
  const texts = here.map(lineOf).map(text => (fits(text, smallest, type) ? text : ''));
  const size = SIZES.find(one => texts.every(text => fits(text, one, type)));
  return { cards: here.map((card, index) => ({ card, text: texts[index] })), size, leading: leading(size), page: at, pages };
}
