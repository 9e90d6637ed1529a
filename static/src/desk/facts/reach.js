// How far away the board can be read. Pure. Letters of 7 minutes of arc are just comfortable for good eyes, which takes
// 7.9 board units for each metre of distance over each metre of the screen's width (x-height 0.496 em).

const UNITS = 7.9;
const SIZES = { cards: 24, titles: 36, question: 60 }; // u, the smallest that the board uses

/** Whole metres up to which each can be read on a screen of this width in metres; null without a width. */
export function reachOf(width) {
  if (!(width > 0)) return null;
  return Object.fromEntries(Object.entries(SIZES).map(([name, u]) => [name, Math.floor((u * width) / UNITS)]));
}
