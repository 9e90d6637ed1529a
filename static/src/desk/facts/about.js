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

/** Its translation, or nothing. */
export const toldOf = card => (card.translation || { text: '' }).text;

/** What a card reads out: {head, quote, body, lists, told, folds}; a short text has a head alone. `told`: its translation. */
export function readingOf(card) {
  const told = toldOf(card);
  const long = told.length > LONG;
  if (!isStory(card)) return { head: card.text || '', quote: '', body: '', lists: [], told, folds: long };
  const lists = [['conditions', card.conditions || []], ['wishes', card.wishes || []]].filter(([, texts]) => texts.length);
  const body = card.happened || '';
  return { head: card.title || '', quote: card.gem || '', body, lists, told, folds: long || body.length > LONG || lists.length > 0 };
}

/** All that its author wrote, in order. */
export const textsOf = card => [card.text, card.title, card.happened, ...(card.conditions || []), card.gem, ...(card.wishes || [])]
  .filter(Boolean);

/** Whether it waits because the machine can't read it, and nobody has said yet what it means. */
export const needsTranslation = card => card.unplaced === 'language' && !card.translation;

/** A sentence stays a part of the whole when it is cut: at a word, with a sign that more follows. */
export const beginningOf = text => (text.length > LONG ? `${text.slice(0, LONG).replace(/\s+\S*$/, '')}…` : text);
