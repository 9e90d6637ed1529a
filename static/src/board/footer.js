// What stands in the footer: figures, and the newest text if it fits whole. Pure.
import { lineOf } from './card.js';
import { linesOf } from './letters.js';

const WIDE = 1848 - 190 - 56 - 250; // u: all, less the mark, the gaps, "Just in", "+7 more" and the theme's number
const SIZES = [{ size: 30, lines: 1 }, { size: 27, lines: 1 }, { size: 24, lines: 2 }];
const FIGURES = 560; // u that three figures with their words take

const fits = (text, width, type) => ({ size, lines }) => linesOf(text, width, size, type.card) <= lines;

/** {text, size, lines, lang, kind, more, place, colour}; `text` is '' when it would have to be cut. Null for silence. */
export function tickerFor(ticker, cards, places, type) {
  const card = cards.find(one => one.id === ticker.id);
  if (!card) return null;
  const at = places.findIndex(place => place && place.theme.id === card.theme);
  const text = lineOf(card);
  const set = SIZES.find(fits(text, WIDE - FIGURES, type));
  return {
    ...(set || SIZES[0]), text: set ? text : '', id: card.id, lang: card.lang, kind: card.kind, more: ticker.more,
    place: at + 1, colour: at < 0 ? 0 : places[at].theme.colour,
  };
}
