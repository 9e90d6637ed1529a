// "Others wrote…": what others shared, to choose from. No list is no error: own words always work.

const PAUSE = 300; // ms after the last key press

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

/** Asks after a pause. One question is on its way at most: the newest ends the one before, however bad the link. */
export function asker(room, kind, heard) {
  let timer = null;
  let going = new AbortController();
  return (q = '', pause = PAUSE) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      going.abort();
      const { signal } = going = new AbortController();
      const rows = await others(room, kind, q, signal);
      if (rows && !signal.aborted) heard(rows);
    }, pause);
  };
}
