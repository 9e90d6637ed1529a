// Which small words stand on a card, by name and in order. Pure.

const LONG = 140; // characters of what happened; more is folded

const isStory = card => card.kind === 'story';

/** What kind of thing it is, where it comes from, who put it here: told where no suggestion stands on the card. */
export const originOf = card => [
  { what: 'kind', kind: card.kind },
  ...(card.table ? [{ what: 'table', table: card.table }] : []),
  ...(card.theme && card.why ? [{ what: 'why', ...card.why }] : []),
];

/** What somebody should know before acting on it. */
export const marksOf = card => [
  ...(isStory(card) ? [{ what: 'consent', level: card.consent }] : []),
  ...(card.credit ? [{ what: 'credit', name: card.credit }] : []),
  ...((card.flags || []).length ? [{ what: 'flag' }] : []),
  ...(card.late ? [{ what: 'late' }] : []),
  ...((card.wordings || []).length > 1 ? [{ what: 'wordings', n: card.wordings.length }] : []),
  ...(card.unplaced ? [{ what: 'unplaced' }] : []),
  ...(card.reason ? [{ what: 'reason', reason: card.reason }] : []),
];

/** What a card reads out: {head, quote, body, lists, folds}; a short text has a head alone. */
export function readingOf(card) {
  if (!isStory(card)) return { head: card.text || '', quote: '', body: '', lists: [], folds: false };
  const lists = [['conditions', card.conditions || []], ['wishes', card.wishes || []]].filter(([, texts]) => texts.length);
  const body = card.happened || '';
  return { head: card.title || '', quote: card.gem || '', body, lists, folds: body.length > LONG || lists.length > 0 };
}

/** A sentence stays a part of the whole when it is cut: at a word, with a sign that more follows. */
export const beginningOf = text => (text.length > LONG ? `${text.slice(0, LONG).replace(/\s+\S*$/, '')}…` : text);
