// About you: three fields, all of which may stay empty.
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { checkField, refuse } from './fields.js';
import { read, write } from './pen.js';

const $ = id => document.getElementById(id);

const own = room => room.all('mine').find(entry => entry.kind === 'person');

export function startAbout({ room, outbox, leave }) {
  const form = $('about-form');
  let touched = false;
  const fill = () => {
    const me = own(room);
    if (!me || touched) return;
    write(form, { name: me.name || '', table: me.table || '', perspective: me.perspective || '' });
  };
  form.addEventListener('input', () => { touched = true; });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (![$('name'), $('table')].every(field => checkField(field))) return;
    const { name, table, perspective = '' } = read(form);
    outbox.add('person.change', { name, table, ...(perspective ? { perspective } : {}) }, { instead: 'person' });
    touched = false;
    say(_('Kept'));
    leave();
  });
  room.listen(kinds => { if (kinds.has('mine')) fill(); });
  const hear = ({ what, item, answer }) => {
    if (what !== 'refused' || item.type !== 'person.change') return;
    outbox.drop(item.cid);
    write(form, item.fields);
    touched = true;
    const field = answer.field === 'table' ? $('table') : $('name');
    refuse(field, $(`${field.id}-e`), answer.message);
  };
  outbox.listen(hear);
  outbox.refused.forEach(item => hear({ what: 'refused', item, answer: item.answer })); // before this part was loaded
  return { places: ['about'], pen: { get down() { return touched; } } };
}
