// How the bars of a result are set. Pure.
import { largestSize } from './letters.js';

const LABEL = { width: 760, height: 84, leading: 1.12 };
const SIZES = [38, 34, 30, 27, 24, 21];

/** One size for all labels of a page: the largest at which each stands whole beside its bar. */
export function labelSize(texts, type) {
  const sizes = texts.map(text => largestSize(SIZES, text, LABEL, type.card) || SIZES[SIZES.length - 1]);
  return Math.min(SIZES[0], ...sizes);
}

/** How long a bar is, in percent of the longest. */
export const barLength = (total, most) => (100 * total) / Math.max(1, most);
