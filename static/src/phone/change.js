// Changing what was shared: its words, and for a story who may see it.
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { changes } from './compose.js';
import { checkField, refuse, setBusy } from './fields.js';
import { openPen, read } from './pen.js';
import { go } from './screen.js';
import { refusedWords } from './sharing.js';
import { stateWords, waitingState } from './states.js';

const $ = id => document.getElementById(id);
const lines = values => (values || []).map(text => text.trim()).filter(Boolean);

/** A contribution as the fields of the form. */
const asFields = entry => (entry.kind === 'story'
  ? { happened: entry.happened || '', conditions: entry.conditions || [], gem: entry.gem || '', consent: entry.consent || 'room' }
  : { text: entry.text });

/** What differs, as commands: words and consent each have their own. */
function commandsFor(entry, values) {
  const { consent, ...words } = values;
  const written = Object.fromEntries(Object.keys(asFields(entry)).filter(field => field !== 'consent')
    .map(field => [field, Array.isArray(words[field]) ? lines(words[field]) : words[field].trim()]));
  const { consent: before, ...shared } = asFields(entry);
  const changed = changes(shared, written);
  return [
    ...(Object.keys(changed).length ? [['contribution.change', { id: entry.id, ...changed }]] : []),
    ...(consent && consent !== before ? [['contribution.consent', { id: entry.id, consent }]] : []),
  ];
}

export function startChange({ outbox, shelf, room }) {
  const [form, button, box] = [$('change-form'), $('change-save'), $('change-e')];
  const pen = openPen({ form, shelf, name: 'change' });
  let entry = null;
  let left = [];

  const open = (chosen, meant = {}) => {
    entry = chosen;
    const ended = (room.one('room', 'room') || {}).state === 'ended';
    for (const part of form.querySelectorAll('[data-kinds]')) {
      const fits = entry.kind === 'story' ? part.dataset.kinds !== 'text' : part.dataset.kinds === 'text';
      part.hidden = !fits || (ended && part.dataset.kinds !== 'consent');
    }
    for (const field of form.querySelectorAll('[data-kinds] textarea, [data-kinds] input')) field.disabled = field.closest('[data-kinds]').hidden && ended;
    $('change-text').dataset.limit = entry.kind === 'vision' ? $('change-text').dataset.vision : $('change-text').dataset.plain;
    pen.turnTo(entry.id, asFields(entry));
    if (Object.keys(meant).length) pen.put({ ...read(form), ...meant });
    box.hidden = true;
    go('change', { step: true });
  };

  const first = () => (entry.kind === 'story' ? $('change-happened') : $('change-text'));
  const check = () => (first().disabled || checkField(first(), _('Write a few words first'))) && [...form.querySelectorAll('[data-limit]')].every(field => field.closest('[data-kinds]').hidden || checkField(field));

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!check()) return;
    const commands = commandsFor(entry, { ...asFields(entry), ...read(form) });
    left = commands.map(([type, fields]) => outbox.add(type, fields));
    if (left.length) { setBusy(button, true); say(_('Sending')); } else done();
  });

  function done() {
    setBusy(button, false);
    pen.lift();
    pen.subject = null;
    go('mine');
  }

  outbox.listen(({ what, item, answer }) => {
    if (!item || !left.includes(item.cid)) return;
    if (what === 'refused') {
      setBusy(button, false);
      left.forEach(cid => outbox.drop(cid));
      left = [];
      refuse(first(), box, refusedWords(answer));
    }
    if (what === 'confirmed') left = left.filter(cid => cid !== item.cid);
    if (what === 'waiting') { say(stateWords(waitingState(outbox.lasting))); left = []; done(); return; }
    if (what === 'confirmed' && !left.length) { say(_('Sent')); done(); }
  });

  return { pen, places: ['change'], open };
}
