// Who is here: everybody who has joined, and a way to let somebody go.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { shownCode } from '../../board/frame.js';
import { apart } from '../called.js';
import { PORTION } from '../facts/rows.js';
import { openRemovePerson } from './ask.js';

const nameOf = person => person.name || _('No name given');
const tableOf = person => (person.table ? _('Table %(table)s', { table: apart(person.table) }) : '');
const aboutOf = person => [tableOf(person), person.perspective].filter(Boolean).join(' · ');
const textOf = person => [person.name, person.table, person.perspective].filter(Boolean).join(' ').toLocaleLowerCase();

export function openPeople(desk) {
  let find = '';
  let limit = PORTION;
  const remove = person => {
    desk.dialog.close();
    openRemovePerson(desk, { id: person.id, name: apart(nameOf(person)) }, () => openPeople(desk));
  };
  const more = () => {
    limit += PORTION;
    desk.dialog.draw();
  };
  const search = event => {
    find = event.target.value.toLocaleLowerCase();
    limit = PORTION;
    desk.dialog.draw();
  };
  const row = person => html`<li><span><b dir="auto">${nameOf(person)}</b><small dir="auto">${aboutOf(person)}</small></span>
    <button type="button" class="btn quiet sm" aria-label=${_('Remove %(name)s', { name: nameOf(person) })}
      @click=${() => remove(person)}>${_('Remove')}</button></li>`;
  const list = people => html`<ul class="people">${repeat(people.slice(0, limit), person => person.id, row)}</ul>
    ${people.length > limit ? html`<button type="button" class="btn quiet" @click=${() => more()}>${_('Show more')}</button>` : nothing}`;
  const draw = () => {
    const { people, room } = desk.facts;
    if (!people.length) {
      return html`<div><p class="none">${_('Share the code. People will appear here.')}</p>
        <p class="code">${shownCode(room.code)}</p></div>`;
    }
    const found = people.filter(person => textOf(person).includes(find));
    return html`<div><input type="search" class="search" aria-label=${_('Find somebody')} placeholder=${_('Find somebody')}
      autocomplete="off" @input=${search}>
      ${found.length ? list(found) : html`<p class="none">${_('Nobody has these words.')}</p>`}</div>`;
  };
  desk.dialog.open({ title: _('Who is here'), draw });
}
