// The order of the rows in the list of cards: nothing jumps under a pointer. Pure.

const MANY = 200; // cards; from here on they are drawn in portions
export const PORTION = 60;

/**
 * The rows after the cards have changed: `[{id, left}]`, `wanted` being the ids in order.
 * While a pointer is over the list (`held`), new cards go below and those that somebody else took away stay as empty
 * rows (`left`). `acted` are the cards that this desk has just moved itself: they come and go at their place.
 */
export function steadyRows(former, wanted, { held, acted }) {
  if (!held) return wanted.map(id => ({ id, left: false }));
  const here = new Set(wanted);
  const rows = former
    .filter(({ id }) => here.has(id) || !acted.has(id))
    .map(({ id }) => ({ id, left: !here.has(id) }));
  const known = new Set(rows.map(row => row.id));
  wanted.forEach((id, at) => { if (!known.has(id)) insert(rows, id, acted.has(id) ? wanted.slice(0, at) : null); });
  return rows;
}

/** Puts a row last, or behind the nearest of those that stand before it. */
function insert(rows, id, before) {
  const row = { id, left: false };
  if (!before) { rows.push(row); return; }
  const places = before.map(each => rows.findIndex(other => other.id === each));
  rows.splice(Math.max(-1, ...places) + 1, 0, row);
}

/** How many rows may be drawn from now on: those that are drawn stay, or one would be taken out of a hand. */
export const reach = (rows, limit) => (rows.length <= MANY ? Math.max(limit, rows.length) : limit);

/** The rows that are drawn; how many more there are; and how many "Show more" would add. */
export function portion(rows, limit) {
  if (rows.length <= MANY) return { rows, rest: 0, next: 0 };
  const rest = Math.max(0, rows.length - limit);
  return { rows: rows.slice(0, limit), rest, next: Math.min(rest, PORTION) };
}

/** The row that gets the focus when this one is left: the next that is still there, else the one before. */
export function neighbour(rows, id) {
  const at = rows.findIndex(row => row.id === id);
  const stays = row => !row.left;
  const after = rows.slice(at + 1).find(stays);
  const before = rows.slice(0, Math.max(0, at)).reverse().find(stays);
  return (after || before || {}).id || null;
}

/** The row above or below (`step` -1 or 1), or null at the end. */
export function walk(rows, id, step) {
  const stays = rows.filter(row => !row.left);
  const next = stays[stays.findIndex(row => row.id === id) + step];
  return next ? next.id : null;
}
