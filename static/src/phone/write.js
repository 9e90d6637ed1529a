// One text of any kind but story and principle: a question, a vision, a commitment, an offer, a request.
import { _ } from '../shared/words.js';
import * as compose from './compose.js';
import { busy, checkField, countAll, refuseField } from './fields.js';
import { openPen } from './pen.js';
import { texts } from './place.js';
import { nameThePage } from './screen.js';

const $ = id => document.getElementById(id);
const form = () => $('write-form');
const kindNow = () => (form().querySelector('[name=kind]:checked') || {}).value;

/** Shows the words of one kind: the page holds those of all, in `data-kind`. */
function showKind(kind) {
  for (const part of form().querySelectorAll('[data-kind]')) part.hidden = !part.dataset.kind.split(' ').includes(kind);
  const field = $('text');
  field.setAttribute('aria-labelledby', `ask-${kind}`);
  field.dataset.limit = form().querySelector(`[name=kind][value=${kind}]`).dataset.limit;
  if (!busy($('write-share'))) $('write-share').querySelector('.label').textContent = kind === 'commitment' ? _('Share my commitment') : _('Share with the room');
  countAll(form());
  nameThePage();
}

/** The activity's own question stands over the first kind that it takes; the others have theirs. */
function ask(activity, kinds) {
  for (const label of form().querySelectorAll('[data-default]')) {
    const own = label.closest('[data-kind]').dataset.kind === kinds[0] && activity.prompt;
    label.textContent = own || label.dataset.default;
  }
}

/** The start of a commitment stands in its field; it alone is no word. */
const startOf = kind => (kind === 'commitment' ? _('I will ') : '');

function offer(kinds) {
  for (const choice of form().querySelectorAll('[name=kind]')) choice.closest('label').hidden = !kinds.includes(choice.value);
  $('kinds').hidden = kinds.length < 2;
}

export function startWrite({ shelf, sharing, leave }) {
  const [button, status, field] = [$('write-share'), $('write-status'), $('text')];
  const start = { kind: '', text: '' }; // an untouched form, as its pen knows it
  const pen = openPen({ form: form(), shelf, name: 'write', start });
  sharing.add({ pen, places: ['write'], button, status, locate: () => ({ place: 'write', field, box: $('text-e') }) });

  const choose = kind => {
    const untouched = field.value === start.text;
    Object.assign(start, { kind, text: startOf(kind) });
    if (untouched) field.value = start.text;
    showKind(kind);
  };

  form().addEventListener('change', event => { if (event.target.name === 'kind') choose(event.target.value); });
  form().addEventListener('submit', event => {
    event.preventDefault();
    if (field.value.trim() === start.text.trim()) { refuseField(field, _('Write a few words first')); return; }
    if (!checkField(field)) return;
    sharing.share('write', compose.text(pen.subject, kindNow(), field.value, { by: kindNow() === 'commitment' ? $('by').value : '' }));
  });
  $('write-keep').addEventListener('click', () => { if (!busy(button)) leave(); });

  return {
    pen,
    places: ['write'],
    turnTo(activity) {
      const kinds = texts(activity);
      ask(activity, kinds);
      offer(kinds);
      Object.assign(start, { kind: kinds[0], text: startOf(kinds[0]) });
      pen.turnTo(activity.id);
      const kind = kinds.includes(kindNow()) ? kindNow() : kinds[0];
      form().querySelector(`[name=kind][value=${kind}]`).checked = true;
      choose(kind);
    },
  };
}
