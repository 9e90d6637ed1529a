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

function waiting(item, waits) {
  return {
    key: item.cid, cid: item.cid, kind: item.fields.kind, text: words(item.fields),
    state: item.state === 'queued' ? waits : item.state, reason: item.answer ? item.answer.message : '',
    consent: item.fields.kind === 'story' ? item.fields.consent || 'room' : null, mayChange: false, mayWithdraw: false,
  };
}

/** A contribution's row with what waits on this phone for it, or was refused: its words as they were meant to be. */
function withItems(row, items, waits) {
  const about = items.filter(item => item.fields.id === row.id);
  if (!about.length) return row;
  const meant = words(Object.assign({}, ...about.map(item => item.fields))) || row.text;
  const refused = about.filter(item => item.answer);
  return refused.length
    ? { ...row, text: meant, state: 'refused', reason: refused[0].answer.message, refused }
    : { ...row, text: meant, state: waits, mayChange: false, mayWithdraw: false };
}

/** Rows, newest first. `drafts`: [{key, place, activity, text}]. `waits`: the state of what waits on this phone. */
export function rows({ mine, items = [], drafts = [], ended = false, waits = 'waiting' }) {
  const held = mine.filter(entry => WRITTEN.has(entry.kind)).sort(byTime).map(entry => withItems(shared(entry, ended), items, waits));
  const added = items.filter(item => item.type === 'contribution.add').reverse().map(item => waiting(item, waits));
  const started = drafts.map(draft => ({ ...draft, state: 'draft', consent: null, mayChange: false, mayWithdraw: false }));
  return [...started, ...added, ...held];
}
