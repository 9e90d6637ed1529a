// The spotlight: one quote as large as it fits, whole. Pure.
import { quoteOf } from './card.js';
import { largestSize } from './letters.js';

const SIZES = [168, 150, 132, 116, 100, 88, 76, 64, 56];
const LONG = [50, 44, 40, 36, 33, 30, 27, 24]; // a whole story, on its way to the back row only in the front half

/** {text, size, leading, long}: 168u down to 56u by length; a whole story goes on from there, set wider apart. */
export function quoteFor(card, type) {
  const text = quoteOf(card);
  const large = largestSize(SIZES, text, { width: 1640, height: 660, leading: 1.08 }, type.title);
  if (large) return { text, size: large, leading: 1.08, long: false };
  const long = largestSize(LONG, text, { width: 1640, height: 720, leading: 1.26 }, type.card);
  return { text, size: long || LONG[LONG.length - 1], leading: 1.26, long: true };
}
