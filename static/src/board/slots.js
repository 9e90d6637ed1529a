// Which cards of a pool are on the board, and where. Pure. No card that stays ever moves.
// A slot is {id, t} or null; `t` counts up with each card that is put in: the smallest has been shown longest.

/** Puts a card into the slots: an empty one first, else in place of the one shown longest that is not pinned. */
export function place(slots, item, pinned = new Set()) {
  const after = slots.slice();
  const free = after.indexOf(null);
  if (free >= 0) { after[free] = item; return { slots: after, at: free, out: null }; }
  let at = -1;
  after.forEach((slot, index) => { if (!pinned.has(slot.id) && (at < 0 || slot.t < after[at].t)) at = index; });
  if (at < 0) return { slots, at: -1, out: item };
  const out = after[at];
  after[at] = item;
  return { slots: after, at, out };
}

const lastShown = slots => Math.max(0, ...slots.map(slot => (slot ? slot.t : 0)));

function placeAll(slots, ids, pinned) {
  let after = slots;
  let t = lastShown(slots);
  for (const id of ids) after = place(after, { id, t: (t += 1) }, pinned).slots;
  return after;
}

/** The slots of a pool that nobody has seen yet: as if its cards had come one after another. */
export function fill(size, cards) {
  const pinned = new Set(cards.filter(card => card.pinned).map(card => card.id));
  const slots = size ? placeAll(Array.from({ length: size }, () => null), cards.map(card => card.id), pinned) : [];
  return { slots, seen: new Set(cards.map(card => card.id)) };
}

/** The slots after a change: what left makes room, what is new comes in, an empty slot takes the newest that waits. */
export function settle({ slots, seen }, cards) {
  if (!slots.length) return { slots, seen };
  const held = new Set(cards.map(card => card.id));
  const pinned = new Set(cards.filter(card => card.pinned).map(card => card.id));
  const stayed = slots.map(slot => (slot && held.has(slot.id) ? slot : null));
  const arrived = cards.filter(card => !seen.has(card.id)).map(card => card.id);
  const settled = placeAll(stayed, arrived, pinned);
  const shown = new Set(settled.filter(Boolean).map(slot => slot.id));
  const waiting = cards.filter(card => !shown.has(card.id)).map(card => card.id);
  const free = settled.filter(slot => slot === null).length;
  return { slots: placeAll(settled, free ? waiting.slice(-free) : [], pinned), seen: held };
}
