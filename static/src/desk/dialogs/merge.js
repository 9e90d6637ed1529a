// Two into one: themes that mean the same, cards that say the same.
import { lineOf } from '../../board/card.js';
import { _, ngettext } from '../../shared/words.js';
import { cardWords, themeWords } from '../called.js';
import { alike } from '../facts/alike.js';
import { cardById, themeById } from '../facts/facts.js';
import { placesInTurn } from '../facts/places.js';
import { openForm } from '../form.js';

const MOST = 40; // cards to choose from; the search finds the rest by their words
const chosen = field => values => (values[field] ? null : { field, message: _('Choose one') });
const later = () => Promise.resolve({ ok: true });

export function openMergeThemes(desk, theme) {
  const others = placesInTurn(desk.facts).filter(place => place.theme.id !== theme.id);
  openForm(desk.dialog, {
    title: _('Merge %(theme)s into…', { theme: themeWords(theme) }),
    lead: _('All its cards go there, and stay there.'),
    fields: [{
      name: 'into', type: 'choice', label: _('Into which theme?'), find: _('Find a theme'), value: '',
      options: others.map(({ theme: other, cards }) => ({
        value: other.id, label: other.name, number: other.pool, colour: other.colour,
        hint: ngettext('%(n)s card', '%(n)s cards', cards.length),
      })),
    }],
    button: _('Merge'),
    check: chosen('into'),
    // the merge itself goes through the outbox, as everything that moves cards
    send: later,
    done: (answer, { into }) => desk.verbs.mergeThemes(theme, themeById(desk.facts, into)),
  });
}

export function openMergeCards(desk, card) {
  const others = alike(card, desk.facts.cards).slice(0, MOST);
  openForm(desk.dialog, {
    title: _('Merge with another card'),
    lead: _('This card goes into the one that you choose. All wordings, links and votes are kept.'),
    fields: [{
      name: 'into', type: 'choice', label: cardWords(card), find: _('Find a card'), value: '',
      hint: _('Those that say nearly the same come first.'),
      options: others.map(other => ({ value: other.id, label: lineOf(other) })),
    }],
    button: _('Merge'),
    check: chosen('into'),
    send: later,
    done: (answer, { into }) => desk.verbs.mergeCards(card, cardById(desk.facts, into)),
    after: answer => { if (!answer) desk.focusCard(card.id); },
  });
}
