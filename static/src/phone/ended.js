// After the end: take one's own words along, and leave nothing on this phone.
import { _, ngettext } from '../shared/words.js';
import { say } from '../shared/say.js';
import { rows } from './mine_rows.js';
import { figures } from './numbers.js';
import { kindWords } from '../shared/kinds.js';

const $ = id => document.getElementById(id);

/** Everything that a person shared, as plain text. Pure. */
function asText(title, mine) {
  const full = entry => [entry.text, entry.title, entry.happened, ...(entry.conditions || []), entry.gem].filter(Boolean).join('\n');
  const kept = rows({ mine }).filter(row => row.state !== 'withdrawn');
  const parts = kept.map(row => `${kindWords(row.kind)}\n${full(mine.find(entry => entry.id === row.id))}`);
  return [title, ...parts].join('\n\n') + '\n';
}

function save(title, mine) {
  const address = URL.createObjectURL(new Blob([asText(title, mine)], { type: 'text/plain;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${title}.txt` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** "214 people shared 487 stories, conditions and principles. Thank you for yours." */
export function thanks({ people = 0, shared = 0 }, own) {
  const all = _('%(who)s shared %(what)s.', {
    who: ngettext('%(n)s person', '%(n)s people', people, { n: figures(people) }),
    what: ngettext('%(n)s story, condition or principle', '%(n)s stories, conditions and principles', shared, { n: figures(shared) }),
  });
  return own ? `${all} ${_('Thank you for yours.')}` : all;
}

/** Fills the page of the ended room. */
export function drawEnded(room) {
  const own = rows({ mine: room.all('mine') }).filter(row => row.state !== 'withdrawn');
  $('ended-lead').textContent = thanks(room.one('room', 'room').counts || {}, own.length > 0);
  $('ended-save').hidden = own.length === 0;
}

export function startEnded({ room, shelf, title, pens }) {
  $('ended-save').addEventListener('click', event => { event.preventDefault(); save(title, room.all('mine')); });
  $('ended-clear').addEventListener('click', () => {
    for (const pen of pens) pen.lift();
    shelf.clear();
    const words = _('Cleared. Nothing of this summit is left on this phone.');
    $('ended-status').textContent = words;
    say(words);
  });
}
