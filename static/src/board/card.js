// What a card says on the board. Pure. A person's sentence is shown whole or not at all.

const firstOf = texts => texts.find(Boolean) || '';

/** The line of a contribution in a pool: a story's gem, else its title. */
export const lineOf = card => (card.kind === 'story' ? firstOf([card.gem, card.title, card.happened]) : card.text || '');

/** What the spotlight reads out: a story's gem, else what happened. */
export const quoteOf = card => (card.kind === 'story' ? firstOf([card.gem, card.happened, card.title]) : card.text || '');

const time = card => String(card.at);

/** In the order in which they came; the same for every screen. */
export const inOrder = cards => [...cards].sort((a, b) =>
  (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a.id < b.id ? -1 : 1));
