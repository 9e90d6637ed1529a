// 'Just in': the newest text, at least four seconds each. If more come, the newest wins and the rest is counted. Pure.

export const STAYS = 4000; // ms

/** Before anything came. */
export const QUIET = { id: null, more: 0, since: -Infinity, waiting: [] };

const show = (ids, now) => ({ id: ids[ids.length - 1], more: ids.length - 1, since: now, waiting: [] });

/** The ticker after `fresh` ids came; `held` says which contributions are still there. */
export function tick(ticker, { fresh = [], held, newest = null, now }) {
  const waiting = [...ticker.waiting, ...fresh].filter(id => held.has(id));
  const gone = ticker.id !== null && !held.has(ticker.id);
  if (waiting.length && (gone || now - ticker.since >= STAYS)) return show(waiting, now);
  if (ticker.id === null || gone) return newest ? { ...QUIET, id: newest } : QUIET;
  return { ...ticker, waiting };
}

/** Milliseconds until the ticker has something else to show; null when nothing waits. */
export const nextTick = (ticker, now) => (ticker.waiting.length ? Math.max(0, ticker.since + STAYS - now) : null);
