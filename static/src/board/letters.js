// How wide words are and how many lines they take. Pure: the page hands in what its font really measures (font.js).
// Lengths are board units (u), widths of text are em, so that one measure serves every size.

/** Mean advance of Atkinson Hyperlegible Next, measured: weight 750 (titles) and 500 (cards). */
const MEAN = { title: 0.535, card: 0.487 };
const SPACE = 0.26;

const estimate = mean => text => (text === ' ' ? SPACE : text.length * mean);

/** Widths by count of characters, for when no font is at hand. */
export const ESTIMATED = { title: estimate(MEAN.title), card: estimate(MEAN.card) };

/** Lines that a text takes in a width, breaking at spaces, and inside a word only when it is wider than a line. */
export function linesOf(text, width, size, advance) {
  const space = advance(' ') * size;
  let lines = 1;
  let x = 0;
  for (const word of text.split(/\s+/)) {
    const wide = advance(word) * size;
    if (x && x + space + wide > width) { lines += 1; x = 0; }
    x += (x ? space : 0) + wide;
    if (x > width) { lines += Math.ceil(x / width) - 1; x %= width; }
  }
  return lines;
}

/** The largest of `sizes` at which a text fits whole and no word is broken; null when none is. */
export function largestSize(sizes, text, { width, height, leading }, advance) {
  const longest = Math.max(...text.split(/\s+/).map(advance));
  const fits = size => longest * size <= width && linesOf(text, width, size, advance) * size * leading <= height;
  return sizes.find(fits) || null;
}
