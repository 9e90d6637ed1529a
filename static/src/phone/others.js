// "Others wrote…": what others shared, to choose from. No list is no error: own words always work.

const QUICK = 120; // ms after the last key press
const SLOWEST = 1000;

/** Up to 12 rows {id, text}; null when they can't be fetched now. */
export async function others(room, kind, q = '', signal = undefined) {
  const asked = new URLSearchParams(q ? { kind, q } : { kind });
  try {
    const answer = await fetch(`/api/v1/rooms/${room}/others?${asked}`, { headers: { Accept: 'application/json' }, credentials: 'same-origin', signal });
    if (!answer.ok || !(answer.headers.get('Content-Type') || '').includes('json')) return null; // a captive portal says 200 too
    const rows = await answer.json();
    return Array.isArray(rows) ? rows : rows.others || null;
  } catch {
    return null;
  }
}

/**
 * Asks after a pause, which grows with the time that answers take: a busy server is asked less often. One question is on
 * its way at most: the newest ends the one before, however bad the link.
 */
export function asker(room, kind, heard) {
  let timer = null;
  let going = new AbortController();
  let pause = QUICK;
  return (q = '', wait = pause) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      going.abort();
      const { signal } = going = new AbortController();
      const asked = performance.now();
      const rows = await others(room, kind, q, signal);
      pause = Math.min(SLOWEST, Math.max(QUICK, 2 * (performance.now() - asked)));
      if (rows && !signal.aborted) heard(rows);
    }, wait);
  };
}
