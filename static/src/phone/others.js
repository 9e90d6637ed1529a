// "Others wrote…": what others shared, to choose from. No list is no error: own words always work.

const PAUSE = 300; // ms after the last key press

/** Up to 12 rows {id, text}; null when they can't be fetched now. */
export async function others(room, kind, q = '') {
  const asked = new URLSearchParams(q ? { kind, q } : { kind });
  try {
    const answer = await fetch(`/api/v1/rooms/${room}/others?${asked}`, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (!answer.ok || !(answer.headers.get('Content-Type') || '').includes('json')) return null; // a captive portal says 200 too
    const rows = await answer.json();
    return Array.isArray(rows) ? rows : rows.others || null;
  } catch {
    return null;
  }
}

/** Asks after a pause; only the newest answer counts. */
export function asker(room, kind, heard) {
  let timer = null;
  let newest = 0;
  return (q = '', pause = PAUSE) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = newest += 1;
      const rows = await others(room, kind, q);
      if (rows && mine === newest) heard(rows);
    }, pause);
  };
}
