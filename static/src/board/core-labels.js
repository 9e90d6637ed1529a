// What stands in each circle of the core map. Pure.
import { largestSize, linesOf } from './letters.js';

const NAMES = [72, 64, 56, 50, 44, 40, 36, 32, 28, 26, 24];

/** {name size, figure size, whether there is room for more}, so that all text stays inside a circle of radius `r`. */
export function labelFor(name, r, type) {
  const more = r >= 190;
  const width = r * (more ? 1.5 : 1.66);
  const size = largestSize(NAMES, name, { width, height: r * (more ? 0.62 : 0.8), leading: 1.06 }, type.title) || 24;
  const lines = linesOf(name, width, size, type.title);
  return { size, lines, width, figure: Math.max(30, Math.min(96, r * 0.26)), more };
}
