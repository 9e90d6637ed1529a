// A part of a theme becomes a theme of its own: the facilitator chooses which cards.
import { lineOf } from '../../board/card.js';
import { _, ngettext } from '../../shared/words.js';
import { openForm } from '../form.js';

/** `ticked` are cards that the machine would take out. */
export function openSplit(desk, theme, ticked = []) {
  const cards = desk.facts.cards.filter(card => card.theme === theme.id && card.state === 'shown');
  const check = ({ cards: ids }) => {
    if (!ids.length) return { field: 'cards', message: _('Choose the cards that go') };
    return ids.length < cards.length ? null : { field: 'cards', message: _('Leave at least one card here') };
  };
  openForm(desk.dialog, {
    title: _('Split'),
    fields: [
      { name: 'name', type: 'text', label: _('Name of the new theme'), value: '', hint: _('You can leave it empty and name it later.') },
      {
        name: 'cards', type: 'choices', label: _('Which cards go into it?'), find: _('Find a card'), value: ticked,
        options: cards.map(card => ({ value: card.id, label: lineOf(card) })),
      },
    ],
    button: _('Split'),
    check,
    send: ({ name, cards: ids }) => desk.acts.ask('theme.split', { theme: theme.id, cards: ids, ...(name.trim() ? { name } : {}) }),
    done: (answer, { cards: ids }) => {
      desk.tellUndo(ngettext('%(n)s card is a theme of its own', '%(n)s cards are a theme of their own', ids.length), answer.undo);
      desk.focusTheme(answer.id);
    },
  });
}
