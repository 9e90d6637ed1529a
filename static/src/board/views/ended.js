// The end: thanks, and what everybody brought together.
import { html } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { figures } from '../../shared/numbers.js';
import { brand, rings } from '../marks.js';

function totals({ people = 0, shared = 0 }) {
  return _('%(people)s shared %(things)s.', {
    people: ngettext('%(n)s person', '%(n)s people', people, { n: figures(people) }),
    things: ngettext('%(n)s story, condition or principle', '%(n)s stories, conditions and principles', shared, { n: figures(shared) }),
  });
}

export const draw = ({ room }) => html`<main id="main" class="spot ended t0">${rings}<p class="from" dir="auto">${room.title}</p>
  <div><h1>${_('The summit has ended')}</h1><p class="thanks">${totals(room.counts)} ${_('Thank you.')}</p></div>
  <div class="meta"><span></span>${brand}</div></main>`;
