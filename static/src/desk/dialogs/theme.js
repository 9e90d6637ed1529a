// A new theme, or another name for one. A name that a person gave stays.
import { _ } from '../../shared/words.js';
import { apart, cardWords } from '../called.js';
import { neighbour } from '../facts/rows.js';
import { openForm } from '../form.js';

const name = value => ({
  name: 'name', type: 'text', label: _('Name'), value, hint: _('A few words. What you name stays as it is.'),
});
const check = values => (values.name.trim() ? null : { field: 'name', message: _('Give this theme a name') });

/** Makes a theme, with these cards in it. */
export function openNewTheme(desk, cards = []) {
  const next = cards.length ? neighbour(desk.looks.rows, cards[0].id) : null;
  openForm(desk.dialog, {
    title: _('New theme'),
    lead: cards.length ? _('With this card: %(card)s', { card: cardWords(cards[0]) }) : '',
    fields: [name('')],
    button: _('Make this theme'),
    check,
    send: values => {
      cards.forEach(card => desk.looks.acted.add(card.id));
      const ids = cards.map(card => card.id);
      return desk.acts.ask('theme.add', { name: values.name, ...(ids.length ? { cards: ids } : {}) });
    },
    done: (answer, values) => desk.tellUndo(_('New theme: %(name)s', { name: apart(values.name.trim()) }), answer.undo),
    after: answer => {
      if (cards.length) desk.focusCard(answer ? next : cards[0].id);
      else if (answer) desk.focusTheme(answer.id);
    },
  });
}

export function openRename(desk, theme) {
  openForm(desk.dialog, {
    title: _('Rename'),
    fields: [name(theme.name)],
    button: _('Rename'),
    check,
    send: values => desk.acts.ask('theme.rename', { theme: theme.id, name: values.name }),
    done: (answer, values) => desk.tellUndo(_('Renamed: %(name)s', { name: apart(values.name.trim()) }), answer.undo),
    after: () => desk.focusTheme(theme.id),
  });
}
