// What others made of cards that this desk has put somewhere. Pure.
import { isPlaced } from './trays.js';

/** What is said of one card, or null: [what to tell, whether it is no longer this desk's word where the card is]. */
function read(card, one, themes) {
  if (!card || (one.theme && !themes.has(one.theme))) return { over: true };
  // two had put it there: the first has taken it back, and it is the machine's again
  if (!isPlaced(card)) return { over: true, tell: { what: 'taken_back', theme: card.theme } };
  if (card.theme !== one.theme) return { over: true, tell: { what: 'moved_on', by: card.placed_by, theme: card.theme } };
  const { wanted } = card;
  const said = wanted && `${card.id} ${wanted.name} ${wanted.theme}`;
  return { over: false, tell: said && !one.told.has(said) && { what: 'wanted', by: wanted.name, theme: wanted.theme, said } };
}

/**
 * `put` is where this desk has put which card, by id: {theme, seq, told}; what is newer than `seq` is not in these facts yet.
 * {news: [{card, what: 'moved_on', 'taken_back' or 'wanted', by?, theme, said?}], over: the cards that are no longer where it put them}
 */
export function overtaken(put, { cards, themes }, seq) {
  if (!put.size) return { news: [], over: [] };
  const [byId, there] = [new Map(cards.map(card => [card.id, card])), new Set(themes.map(theme => theme.id))];
  const known = [...put].filter(([, one]) => one.seq <= seq).map(([id, one]) => ({ id, card: byId.get(id), ...read(byId.get(id), one, there) }));
  return {
    news: known.filter(({ tell }) => tell).map(({ card, tell }) => ({ card, ...tell })),
    over: known.filter(({ over }) => over).map(({ id }) => id),
  };
}
