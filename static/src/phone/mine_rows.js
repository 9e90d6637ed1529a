// "What you shared" as rows: what the room holds, what waits on this phone, what is still a draft. Pure.

const WRITTEN = new Set(['story', 'condition', 'principle', 'question', 'vision', 'commitment', 'offer', 'request']);

/** The one text by which a person knows a contribution again. */
export const words = entry => entry.text || entry.title || entry.happened || entry.gem || '';

const byTime = (a, b) => (b.at > a.at ? 1 : b.at < a.at ? -1 : b.id > a.id ? 1 : -1);

function shared(entry, ended) {
  const gone = entry.state === 'withdrawn';
  return {
    key: entry.id, id: entry.id, kind: entry.kind, text: words(entry), state: entry.state, late: Boolean(entry.late),
    consent: entry.kind === 'story' && !gone ? entry.consent || 'room' : null,
    mayChange: !gone && (!ended || entry.kind === 'story'), mayWithdraw: !gone,
  };
}

function waiting(item) {
  return {
    key: item.cid, cid: item.cid, kind: item.fields.kind, text: words(item.fields),
    state: item.state === 'queued' ? 'waiting' : item.state, reason: item.answer ? item.answer.message : '',
    consent: item.fields.kind === 'story' ? item.fields.consent || 'room' : null, mayChange: false, mayWithdraw: false,
  };
}

/** A withdrawal that waits on this phone is said on the contribution's own row. */
const leaving = items => new Set(items.filter(item => item.type === 'contribution.withdraw' && item.state !== 'refused').map(item => item.fields.id));

/** Rows, newest first. `drafts`: [{key, place, activity, text}]. */
export function rows({ mine, items = [], drafts = [], ended = false }) {
  const going = leaving(items);
  const held = mine.filter(entry => WRITTEN.has(entry.kind)).sort(byTime).map(entry => shared(entry, ended))
    .map(row => (going.has(row.id) ? { ...row, state: 'waiting', mayChange: false, mayWithdraw: false } : row));
  const added = items.filter(item => item.type === 'contribution.add').reverse().map(waiting);
  const started = drafts.map(draft => ({ ...draft, state: 'draft', consent: null, mayChange: false, mayWithdraw: false }));
  return [...started, ...added, ...held];
}
