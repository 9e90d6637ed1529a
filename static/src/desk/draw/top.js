// The top bar: the code, who is here, and what the board shows.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { shownCode } from '../../board/frame.js';
import { _, ngettext } from '../../shared/words.js';
import { viewWords } from '../called.js';
import { openPeople } from '../dialogs/people.js';
import { icons } from '../icons.js';
import { boardMenu } from '../menus/board.js';
import { noteLine } from './note.js';

const VIEWS = ['join', 'themes', 'spotlight', 'vote', 'reveal', 'core', 'blank'];
const shownAs = view => (view === 'focus' ? 'themes' : view);

/** How many people there are; how many of them have their page open is known with the first beat. */
const hereWords = (people, here) => (here === null || !people
  ? ngettext('%(n)s person', '%(n)s people', people)
  : _('%(here)s of %(people)s here', { here: Math.min(here, people), people }));

const view = (desk, name) => html`<button type="button" aria-pressed=${String(shownAs(desk.facts.board.view) === name)}
  @click=${() => desk.conduct.show(name)}>${viewWords(name)}</button>`;

export const topBar = desk => {
  const { room } = desk.facts;
  const people = room.counts.people || 0;
  return html`<p class="pill code"><span>${_('Code')}</span> <b>${shownCode(room.code)}</b></p>
    <button type="button" class="pill" aria-haspopup="dialog" @click=${() => openPeople(desk)}>
      <i class=${desk.here ? 'on' : ''}></i>${hereWords(people, desk.here)}</button>
    <div class="seg" role="group" aria-label=${_('What the board shows')}>${VIEWS.map(name => view(desk, name))}</div>
    <button type="button" class="ic" aria-haspopup="menu" aria-label=${_('More for the board')}
      @click=${event => desk.menu.open(event.currentTarget, boardMenu(desk))}>${icons.more}</button>
    ${desk.looks.notes.has('board') ? noteLine(desk, 'board') : nothing}`;
};
