// How many have come, for those who listen: said at most every fifteen seconds. Pure.

export const PAUSE = 15000; // ms

export const SILENCE = { count: 0, saidAt: -Infinity };

/** {news, say}: `say` is the number to read out now, or 0. */
export function hear(news, fresh, now) {
  const count = news.count + fresh;
  if (!count || now - news.saidAt < PAUSE) return { news: { ...news, count }, say: 0 };
  return { news: { count: 0, saidAt: now }, say: count };
}

/** Milliseconds until there is something to say; null when there is nothing. */
export const nextNews = (news, now) => (news.count ? Math.max(0, news.saidAt + PAUSE - now) : null);
