// Where a card that waits could go. Pure.
import { isOffered, waitsForTheme } from './trays.js';

/** The themes to choose from, the likeliest first: the machine's suggestion, else up to three that are nearest. */
export function nearOf(card, themes) {
  if (!waitsForTheme(card)) return [];
  const ids = isOffered(card) ? [card.theme] : card.near || [];
  return ids.map(id => themes.find(theme => theme.id === id)).filter(Boolean);
}
