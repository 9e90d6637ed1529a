// The themes as the desk lists them: in the board's places, then the smaller groups. Pure.
import { planGrid } from '../../board/board-layout.js';
import { isOffered } from './trays.js';

const LEVEL = { least: 0.06, rise: 0.8 }; // shares of a pool's height

function byTheme(cards) {
  const gathered = new Map();
  for (const card of cards) {
    if (card.state !== 'shown' || !card.theme) continue;
    if (!gathered.has(card.theme)) gathered.set(card.theme, []);
    gathered.get(card.theme).push(card);
  }
  return gathered;
}

const ofKind = (cards, kind) => cards.filter(card => card.kind === kind).length;

/** What a theme is made of, as the board counts it, with what this desk has moved itself. */
const madeOf = cards => ({
  principles: ofKind(cards, 'principle'),
  stories: ofKind(cards, 'story'),
  tables: new Set(cards.map(card => card.table).filter(Boolean)).size,
});

/**
 * {places, smaller, columns}: `places[i]` is the pool number i + 1 or null where a theme has left; each is
 * {theme, cards, offered, newest, level, made: {principles, stories, tables}}, `cards` in order. `columns` is what the board has,
 * where so many places are laid out.
 */
export function placesOf(themes, cards, laidOut = 0) {
  const gathered = byTheme(cards);
  const most = Math.max(1, ...themes.map(theme => (gathered.get(theme.id) || []).length));
  const placed = themes.map(theme => {
    const its = gathered.get(theme.id) || [];
    const level = LEVEL.least + (LEVEL.rise * its.length) / most;
    const newest = its[its.length - 1] || null;
    return { theme, cards: its, offered: its.filter(isOffered), newest, level, made: madeOf(its) };
  });
  const pools = placed.filter(({ theme }) => theme.pool);
  const places = Array.from({ length: Math.max(laidOut, ...pools.map(({ theme }) => theme.pool)) }, () => null);
  for (const each of pools) places[each.theme.pool - 1] = each;
  const smaller = placed.filter(({ theme }) => !theme.pool).sort((a, b) => a.theme.order - b.theme.order);
  return { places, smaller, columns: Math.max(1, ...planGrid(Math.max(1, places.length)).map(row => row.n)) };
}

/** All themes in the order of the menus, with their cards: by place, then the smaller ones. */
export const placesInTurn = ({ places, smaller }) => [...places.filter(Boolean), ...smaller];

export const inTurn = facts => placesInTurn(facts).map(({ theme }) => theme);

/** The theme whose number this is, or null. */
export const themeAt = ({ places }, number) => (places[number - 1] ? places[number - 1].theme : null);
