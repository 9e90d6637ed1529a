// Which theme stands where on the board, and which contributions are in it. Pure.
import { GATHERED } from '../shared/gathered.js';

/** Contributions by the id of their theme; under '' those that wait to be sorted. */
function byTheme(cards) {
  const gathered = new Map();
  for (const card of cards.filter(one => GATHERED.has(one.kind))) {
    const theme = card.theme || '';
    if (!gathered.has(theme)) gathered.set(theme, []);
    gathered.get(theme).push(card);
  }
  return gathered;
}

/**
 * {places, smaller, unsorted} of cards in the order in which they came. `places[i]` is the pool number i + 1,
 * {theme, cards}, or null where a theme has left; `smaller` counts the groups without a pool; `unsorted` the
 * contributions without a theme. `laidOut`: how many places the board has, those that were left too.
 */
export function gather(themes, cards, laidOut = 0) {
  const gathered = byTheme(cards);
  const inPools = themes.filter(theme => theme.pool);
  const places = Array.from({ length: Math.max(laidOut, ...inPools.map(theme => theme.pool)) }, () => null);
  for (const theme of inPools) places[theme.pool - 1] = { theme, cards: gathered.get(theme.id) || [] };
  const rest = themes.filter(theme => !theme.pool).map(theme => (gathered.get(theme.id) || []).length).filter(Boolean);
  return {
    places,
    smaller: { groups: rest.length, cards: rest.reduce((sum, n) => sum + n, 0) },
    unsorted: (gathered.get('') || []).length,
  };
}

/** How high the water stands in a pool of `n`, as a part of its height. */
export const waterLevel = (n, most) => 0.07 + (0.83 * n) / Math.max(1, most);
