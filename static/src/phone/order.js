// The order of what can be voted on: another for each person, so that no place wins, and the same after a reload.

/** FNV-1a, 32 bits, of a text's UTF-8. */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum;
}

/** Options as this person sees them, shuffled by their id: the server's `own_order` reckons the same. */
export function ordered(options, person) {
  const chance = option => hash(`${person} ${option.id}`);
  return [...options].sort((a, b) => chance(a) - chance(b) || (a.id < b.id ? -1 : 1));
}
