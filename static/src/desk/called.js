// What things are called on the desk.
import { lineOf } from '../board/card.js';
import { consentWords } from '../shared/kinds.js';
import { _, ngettext } from '../shared/words.js';
import { phaseValue } from './facts/filter.js';

/** A text that somebody wrote, inside a sentence of ours: its direction stays its own. */
export const apart = text => `\u2068${text}\u2069`;

/** "4 Finding what people love": a theme in a sentence; a small group has no number. */
export const themeWords = theme =>
  (theme.pool ? _('%(n)s %(name)s', { n: theme.pool, name: apart(theme.name) }) : apart(theme.name));

/** The time of day of a moment, on the clock of whoever reads it. */
export const clockTime = moment =>
  new Intl.DateTimeFormat(document.documentElement.lang || 'en-GB', { hour: 'numeric', minute: '2-digit' }).format(new Date(moment));

/** The kinds of activity, in the order of a day. */
export const stepKinds = () => [
  ['welcome', _('Welcome')],
  ['topic', _('Affirmative topic')],
  ['interviews', _('Appreciative interviews')],
  ['principles', _('Principles')],
  ['vote', _('Vote')],
  ['questions', _('Inquiry questions')],
  ['visions', _('Possibility statements')],
  ['commitments', _('Commitments, offers and requests')],
  ['break', _('Break')],
];

/** What a vote can be about. */
export const optionKinds = () => [
  ['principle', _('Principles')],
  ['themes', _('Themes')],
  ['condition', _('Conditions of success')],
  ['question', _('Inquiry questions')],
  ['vision', _('Possibility statements')],
];

export const stateWords = state => ({
  suggested: _('With a suggestion'),
  free: _('Without a theme'),
  placed: _('Placed by a person'),
  pinned: _('Pinned'),
  late: _('Late'),
}[state]);

const filters = {
  table: typed => _('Tables %(tables)s', { tables: apart(typed) }),
  perspective: (id, { room }) => (room.perspectives.find(one => one.id === id) || { label: _('No perspective given') }).label,
  phase: (chosen, { steps }) => {
    const step = steps.find(each => each.id === chosen || phaseValue(each.phase) === chosen);
    return step && apart(step.id === chosen ? step.title : step.phase);
  },
  consent: consentWords,
  state: stateWords,
};

/** What a filter lets through, one text for each thing chosen. */
export const filterWords = (filter, facts) =>
  Object.keys(filters).filter(name => filter[name].trim()).map(name => filters[name](filter[name].trim(), facts)).filter(Boolean);

export const trayWords = tray => ({
  sort: _('To sort'), check: _('To check'), all: _('All'), hidden: _('Hidden'),
}[tray]);

export const viewWords = view => ({
  join: _('Join'),
  themes: _('Themes'),
  focus: _('Themes'),
  spotlight: _('Spotlight'),
  vote: _('Vote'),
  reveal: _('Reveal'),
  core: _('Core'),
  blank: _('Blank'),
  ended: _('Ended'),
}[view]);

const LONGEST = 60; // characters of a card's text inside a sentence

/** A card in a sentence: its words, or the beginning of them. */
export function cardWords(card) {
  const text = lineOf(card);
  return apart(text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);
}

/** Whose move of a card stands, where somebody else was first; null for any other refusal. */
export function clashWords({ present }, facts) {
  if (!present || !present.by || !present.card) return null;
  const theme = facts.themes.find(each => each.id === present.theme);
  const name = apart(present.by);
  return theme ? _('%(name)s moved this card to %(theme)s a moment ago.', { name, theme: themeWords(theme) })
    : _('%(name)s moved this card back to To sort a moment ago.', { name });
}

/** Who has decided otherwise since an act that is to be taken back; null where the server doesn't say. Its card may be anywhere. */
function sinceWords({ present }, { cards, themes }) {
  if (!present || !present.by) return null;
  const card = cards.find(each => each.id === present.card);
  const theme = themes.find(each => each.id === (present.card ? present.theme : present.id));
  const words = { name: apart(present.by), card: card && cardWords(card), theme: theme && themeWords(theme) };
  if (card && theme) return _('%(name)s has moved “%(card)s” to %(theme)s since.', words);
  if (card) return _('%(name)s has moved “%(card)s” back to To sort since.', words);
  return theme ? _('%(name)s has changed %(theme)s since.', words) : null;
}

const notTurned = { undo: why => _('Not undone: %(why)s', { why }), redo: why => _('Not done again: %(why)s', { why }) };

/** A refusal in this place, in words; who decided otherwise is named. */
export function refusedWords(place, message, answer = {}, facts) {
  if (!notTurned[place]) return clashWords(answer, facts) || message;
  return answer.code === 'conflict' ? notTurned[place](sinceWords(answer, facts) || message) : message;
}

const happenings = {
  moved_on: (theme, words) => (theme ? _('%(name)s moved “%(card)s” on to %(theme)s.', words) : _('%(name)s moved “%(card)s” back to To sort.', words)),
  wanted: (theme, words) => (theme ? _('%(name)s wanted “%(card)s” in %(theme)s. It stayed where you put it.', words)
    : _('%(name)s wanted “%(card)s” back in To sort. It stayed where you put it.', words)),
  taken_back: (theme, words) => (theme ? _('“%(card)s” was taken back: %(theme)s is only suggested for it now.', words)
    : _('“%(card)s” was taken back to To sort.', words)),
};

/** What somebody else made of a move of ours. */
export function newsWords({ what, card, by, theme: id }, facts) {
  const theme = facts.themes.find(each => each.id === id);
  return happenings[what](theme, { name: by && apart(by), card: cardWords(card), theme: theme && themeWords(theme) });
}

/** Why the machine offers it. */
export const offerReason = offer => ({
  alike: _('Their cards say much the same'),
  apart: _('These cards are unlike the others'),
  went_along: _('They are like a card that somebody moved here'),
}[offer.reason] || '');

const offers = {
  merge: offer => _('Merge into %(theme)s', { theme: themeWords(offer.into) }),
  split: ({ cards: { length: n } }) => ngettext('Split off %(n)s card…', 'Split off %(n)s cards…', n),
  followers: ({ cards: { length: n } }) => ngettext('This %(n)s seems to belong here too', 'These %(n)s seem to belong here too', n),
};

/** What the machine offers for a theme. */
export const offerWords = offer => offers[offer.kind](offer);

const sentences = {
  merge: (theme, { into }) => _('%(theme)s and %(other)s', { theme: themeWords(theme), other: themeWords(into) }),
  split: (theme, { cards: { length: n } }) => ngettext('%(n)s card of %(theme)s', '%(n)s cards of %(theme)s', n, { theme: themeWords(theme) }),
  followers: (theme, { cards: { length: n } }) =>
    ngettext('This %(n)s seems to belong to %(theme)s too', 'These %(n)s seem to belong to %(theme)s too', n, { theme: themeWords(theme) }),
};

/** The same, away from the theme itself. */
export const offerSentence = (theme, offer) => sentences[offer.kind](theme, offer);

const takes = {
  merge: () => _('Merge'), split: () => _('Split…'), followers: ({ cards: { length: n } }) => ngettext('Bring %(n)s', 'Bring all %(n)s', n),
};

/** On the button that does it. */
export const takeWords = offer => takes[offer.kind](offer);

const MOST_EXAMPLES = 2;

/** Two of the cards that it is about, in their words. */
export const offerExample = ({ pair, cards: ids = [] }, { cards }) =>
  (pair.length ? pair : ids.map(id => cards.find(card => card.id === id)).filter(Boolean)).slice(0, MOST_EXAMPLES).map(cardWords).join(' · ');
