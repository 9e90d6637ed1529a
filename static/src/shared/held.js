// What a screen holds: entries by "kind id". Pure; knows no rule of the domain.

/** The entries after an update. `since: 0` is a full view: start from empty. */
export function apply(held, { since, put = {}, drop = {} }) {
  const next = since === 0 ? new Map() : new Map(held);
  for (const [kind, ids] of Object.entries(drop)) for (const id of ids) next.delete(`${kind} ${id}`);
  for (const [kind, entries] of Object.entries(put)) for (const entry of entries) next.set(`${kind} ${entry.id}`, entry);
  return next;
}

/** What to do with an update when `mine` is the last number applied: 'apply', 'ignore' or 'sync'. */
export function judge(mine, { since, seq }) {
  if (seq === undefined || since === 0) return 'apply';
  if (since > mine) return 'sync';
  return seq < mine ? 'ignore' : 'apply';
}

/** The number that this screen has reached after an update; private ones carry none. */
export const reached = (mine, { seq }) => (seq === undefined ? mine : seq);

/** The kinds of entry that an update touches. A full view may touch any that was or is held. */
export function touched(before, { since, put = {}, drop = {} }) {
  const kinds = new Set([...Object.keys(put), ...Object.keys(drop)]);
  if (since === 0) for (const key of before.keys()) kinds.add(key.slice(0, key.indexOf(' ')));
  return kinds;
}
