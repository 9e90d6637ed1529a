// The spotlight: one quote as large as it fits, whole. Pure.
import { quoteOf } from './card.js';
import { largestSize } from './letters.js';

const SIZES = [168, 150, 132, 116, 100, 88, 76, 64, 56];
const LONG = [50, 44, 40, 36, 33, 30, 27, 24]; // a whole story, on its way to the back row only in the front half

const PAGE = { width: 1640, height: 660, leading: 1.08 };
const BENEATH = { width: 1640, height: 170, leading: 1.3 }; // u, for a translation
const QUIET = [44, 40, 36, 33];
const LABEL = 90; // u, the word Translation over it and what sets both apart from the quote

/** {text, size}: what the card means in the language of the room, when there is room for all of it under a quote. */
function translationOf({ translation }, type) {
  const size = translation && largestSize(QUIET, translation.text, BENEATH, type.card);
  return size ? { text: translation.text, size } : null;
}

/**
 * {text, size, leading, long, told}: 168u down to 56u by length; a whole story goes on from there, set wider apart.
 * `told` is its translation in smaller print, or null.
 */
export function quoteFor(card, type) {
  const text = quoteOf(card);
  const told = translationOf(card, type);
  const both = told && largestSize(SIZES, text, { ...PAGE, height: PAGE.height - LABEL - BENEATH.height }, type.title);
  if (both) return { text, size: both, leading: 1.08, long: false, told };
  const large = largestSize(SIZES, text, PAGE, type.title);
  if (large) return { text, size: large, leading: 1.08, long: false, told: null };
  const long = largestSize(LONG, text, { width: 1640, height: 720, leading: 1.26 }, type.card);
  return { text, size: long || LONG[LONG.length - 1], leading: 1.26, long: true, told: null };
}
