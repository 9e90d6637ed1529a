// How the board is laid out. Pure: no DOM, no clock, no chance. The same input gives the same board.
// Lengths are board units (u): the board is always 1920 x 1080 u, and CSS scales it to the screen.
import { ESTIMATED, linesOf } from './letters.js';

export const AREA = { w: 1848, h: 854 };
export const PAD = 22;
export const PAD_BLOCK = 18;
const GAP = 12;
const CARD_INSET = 34; // padding of a card, both sides, and a hair
const BADGE = 62; // the theme's number and its gap, before the title
const CALM = 0.92; // balanced lines are not full lines

/** Rows of places of equal height, fuller rows first: [{n, w, h}]. */
export function planGrid(count, W = AREA.w, H = AREA.h, gap = 20) {
  let best = null;
  for (let rows = 1; rows <= Math.min(4, count); rows += 1) {
    const columns = Math.ceil(count / rows);
    const w = (W - gap * (columns - 1)) / columns;
    const h = (H - gap * (rows - 1)) / rows;
    const empty = (rows * columns - count) * (count < 5 ? 0.9 : 0.25);
    const cost = Math.abs(Math.log(w / h / 1.7)) + (w < 400 ? 3 : 0) + (h < 190 ? 3 : 0) + empty;
    if (!best || cost < best.cost - 1e-9) best = { cost, rows, h };
  }
  if (!best) return [];
  return Array.from({ length: best.rows }, (_each, row) => {
    const n = Math.floor(count / best.rows) + (row < count % best.rows ? 1 : 0);
    return { n, w: (W - gap * (n - 1)) / n, h: best.h };
  });
}

/** The places of all rows, in order: [{w, h}]. */
export const cellsOf = rows => rows.flatMap(({ n, w, h }) => Array.from({ length: n }, () => ({ w, h })));

/** The narrowest width that a title has on this board. */
export const titleWidth = cells => Math.min(...cells.map(cell => cell.w)) - PAD * 2 - BADGE;

/** ONE title size for the whole board: different ones would say that long names weigh less. */
export function fitTitles(names, width, { max, min, lines, oneLine = 36 }, type = ESTIMATED) {
  for (let n = 1; n <= lines; n += 1) {
    for (let size = max; size >= (n === lines ? min : oneLine); size -= 1) {
      if (names.every(name => linesOf(name, width, size, type.title) <= n)) return { size, lines: n };
    }
  }
  return { size: min, lines };
}

/** Height of `n` dots of one size. */
export function dotsHeight(n, width, { d, gap }) {
  const inRow = Math.max(1, Math.floor((width + gap) / (d + gap)));
  return Math.ceil(n / inRow) * (d + gap) - gap;
}

/** The largest dots of which `n` stay under a height; one row if it can be. */
export function planDots(n, width, height) {
  for (const d of [20, 18, 16, 15, 14, 13]) {
    const gap = Math.round(d * 0.4);
    if (n * (d + gap) - gap <= width) return { d, gap, h: d };
  }
  let dots;
  for (const d of [20, 18, 16, 14, 12, 10, 8, 7, 6, 5, 4, 3]) { // under 6 for more than a hall writes in a day
    const size = { d, gap: d < 6 ? 2 : Math.max(3, Math.round(d * 0.4)) };
    dots = { ...size, h: dotsHeight(n, width, size) };
    if (dots.h + dots.gap <= height) break;
  }
  return dots;
}

/** The most cards of one size in a place, when a text of `em` must be readable; null when none fits. */
export function cardGrid(cell, size, em, height, { lines: most, columns: widest = 4 }) {
  let best = null;
  for (let columns = 1; columns <= widest; columns += 1) {
    const w = (cell.w - PAD * 2 - GAP * (columns - 1)) / columns;
    if (columns > 1 && w < Math.max(230, size * 8.5)) break;
    const lines = Math.max(1, Math.ceil((em * size) / ((w - CARD_INSET) * CALM)));
    const leading = Math.round(size * 1.26);
    const h = lines * leading + 22;
    const rows = Math.floor((height + GAP) / (h + GAP));
    const better = lines <= most && rows > 0 && (!best || rows * columns > best.n);
    if (better) best = { columns, rows, lines, leading, h, n: rows * columns, text: w - CARD_INSET };
  }
  return best;
}

/** The em that every card of a grid has room for. */
export const cardRoom = (grid, size) => (grid.lines * grid.text * CALM) / size;

/** Whether a text stands whole on a card of this grid. */
export const fitsCard = (text, grid, size, type = ESTIMATED) => linesOf(text, grid.text, size, type.card) <= grid.lines;
