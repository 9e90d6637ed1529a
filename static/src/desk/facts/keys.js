// What a key means on the desk. Pure. Letters and digits can be switched off; Enter and arrows stay.

const arrows = { ArrowDown: 1, ArrowUp: -1 };

/** {what, …} or null. `onCard`: a card itself has the focus, not a button in it. */
export function meaningOf(key, { onCard, singleKeys }) {
  if (singleKeys && key.toLowerCase() === 'z') return { what: 'undo' };
  if (singleKeys && key.toLowerCase() === 't') return { what: 'across' };
  if (!onCard) return null;
  if (key in arrows) return { what: 'walk', step: arrows[key] };
  if (key === 'Enter') return { what: 'accept' };
  if (!singleKeys) return null;
  if (/^[1-9]$/.test(key)) return { what: 'move', place: Number(key) };
  return key.toLowerCase() === 'm' ? { what: 'menu' } : null;
}
