// New themes, or another name for one. A name that a person gave stays.
import { _, ngettext } from '../../shared/words.js';
import { apart, cardWords, clashWords } from '../called.js';
import { neighbour } from '../facts/rows.js';
import { openForm } from '../form.js';

const name = value => ({
  name: 'name', type: 'text', label: _('Name'), value, hint: _('A few words. What you name stays as it is.'),
});
const check = values => (values.name.trim() ? null : { field: 'name', message: _('Give this theme a name') });

const tellNew = (desk, typed, undo) => desk.tellUndo(_('New theme: %(name)s', { name: apart(typed) }), undo);

/**
 * Sends over what was seen when the form opened. Somebody may have decided meanwhile: then it is told, and whoever
 * presses again knows it. `told(present)` is what there is now.
 */
async function asSeen(desk, type, fields, told) {
  const answer = await desk.acts.ask(type, fields);
  if (answer.present) told(answer.present);
  return answer.ok ? answer : { ...answer, message: clashWords(answer, desk.facts) || answer.message };
}

/** Makes a theme with this card in it. */
export function openNewTheme(desk, card) {
  const next = neighbour(desk.looks.rows, card.id);
  let was = card.theme;
  openForm(desk.dialog, {
    title: _('New theme'),
    lead: _('With this card: %(card)s', { card: cardWords(card) }),
    fields: [name('')],
    button: _('Make this theme'),
    check,
    send: values => {
      desk.looks.acted.add(card.id);
      const fields = { name: values.name, cards: [card.id], was: { [card.id]: was } };
      return asSeen(desk, 'theme.add', fields, present => { was = present.theme; });
    },
    done: (answer, values) => tellNew(desk, values.name.trim(), answer.undo),
    after: answer => desk.focusCard(answer ? next : card.id),
  });
}

const linesOf = text => [...new Set(text.split('\n').map(line => line.trim()).filter(Boolean))];

/** Makes a theme of each line. What is refused says of which; those before it are made, and once only. */
async function makeAll(desk, names, made) {
  const left = names.filter(typed => !made.has(typed));
  if (!left.length) return { ok: true };
  const answers = await desk.acts.askAll(left.map(typed => ({ type: 'theme.add', fields: { name: typed } })));
  answers.forEach((answer, at) => { if (answer.ok) made.set(left[at], answer); });
  const { ok, message } = answers[answers.length - 1];
  const about = left.length > 1 ? _('%(name)s: %(message)s', { name: apart(left[answers.length - 1]), message }) : message;
  return ok ? { ok } : { ok, field: 'name', message: about };
}

function tellMade(desk, made) {
  const all = [...made];
  const [typed, { undo }] = all[all.length - 1];
  if (all.length === 1) tellNew(desk, typed, undo);
  else desk.tellUndo(ngettext('%(n)s new theme', '%(n)s new themes', all.length), undo);
}

/** Names come first: several at once, before any card is there. */
export function openNewThemes(desk) {
  const made = new Map();
  openForm(desk.dialog, {
    title: _('New themes'),
    lead: _('Cards gather by these names. Nothing helps the machine more.'),
    fields: [{ name: 'name', type: 'long', label: _('Names'), value: '', hint: _('One on each line, a few words. What you name stays as it is.') }],
    button: _('Make these themes'),
    check,
    send: values => makeAll(desk, linesOf(values.name), made),
    done: () => tellMade(desk, made),
    after: () => { if (made.size) desk.focusTheme([...made.values()][0].id); },
  });
}

export function openRename(desk, theme) {
  let was = theme.named_by_people ? theme.name : null;
  openForm(desk.dialog, {
    title: _('Rename'),
    fields: [name(theme.name)],
    button: _('Rename'),
    check,
    send: values => asSeen(desk, 'theme.rename', { theme: theme.id, name: values.name, was }, present => { was = present.name; }),
    done: (answer, values) => desk.tellUndo(_('Renamed: %(name)s', { name: apart(values.name.trim()) }), answer.undo),
    after: () => desk.focusTheme(theme.id),
  });
}
