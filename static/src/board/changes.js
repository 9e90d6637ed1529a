// What differs between two pictures of the themes. Pure. Decides what may move.

/** More things than this at once are one cross-fade: nobody can read or follow them. */
export const MOST_MOVING = 24;

const homes = picture => new Map(picture.pools.flatMap(pool => (pool ? pool.cards.map(card => [card.id, pool.place]) : [])));
const shown = picture => new Set(picture.pools.flatMap(pool => (pool ? pool.slots.filter(Boolean).map(slot => slot.id) : [])));
const names = picture => picture.pools.map(pool => (pool ? pool.id : '')).join(' ');

/**
 * {whole} when the board changes as one cross-fade, else {flown, arrived, left}: ids that a person moved to another
 * pool, that came into a slot, and that went out of one. A card that the machine moved never flies.
 */
export function changesBetween(former, next) {
  const none = { whole: false, flown: [], arrived: [], left: [] };
  if (!former || !next) return { ...none, whole: former !== next };
  if (former.plan !== next.plan || names(former) !== names(next)) return { ...none, whole: true };
  const [was, is] = [homes(former), homes(next)];
  const placed = new Set(next.pools.flatMap(pool => (pool ? pool.cards.filter(card => card.placed_by).map(card => card.id) : [])));
  const flown = [...is].filter(([id, place]) => placed.has(id) && was.has(id) && was.get(id) !== place).map(([id]) => id);
  const flies = new Set(flown);
  const [before, after] = [shown(former), shown(next)];
  const arrived = [...after].filter(id => !flies.has(id) && (!before.has(id) || was.get(id) !== is.get(id)));
  const left = [...before].filter(id => !flies.has(id) && (!after.has(id) || was.get(id) !== is.get(id)));
  const moving = flown.length + Math.max(arrived.length, left.length);
  return moving > MOST_MOVING ? { ...none, whole: true } : { whole: false, flown, arrived, left };
}
