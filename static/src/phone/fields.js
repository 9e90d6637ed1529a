// Errors and counters beside their fields.
import { _, ngettext } from '../shared/words.js';
import { shout } from '../shared/say.js';
import { graphemes, over } from './limits.js';
import { figures } from './numbers.js';
import { shortenWords } from './states.js';

const describe = (field, id, on) => {
  const others = (field.getAttribute('aria-describedby') || '').split(' ').filter(each => each && each !== id);
  field.setAttribute('aria-describedby', (on ? [id, ...others] : others).join(' '));
};

/** Says in the place where it happened what is wrong, or '' that nothing is any more. */
export function setError(field, box, text) {
  box.hidden = !text;
  box.textContent = '';
  if (text) {
    const spoken = Object.assign(document.createElement('span'), { className: 'sr', textContent: _('Error: ') });
    box.append(spoken, text);
  }
  field.setAttribute('aria-invalid', String(Boolean(text)));
  describe(field, box.id, Boolean(text));
}

/** As `setError`, and takes the person there. Returns false, as a check does. */
export function refuse(field, box, text) {
  setError(field, box, text);
  field.focus();
  shout(_('Error: ') + text);
  return false;
}

const boxOf = field => document.getElementById(field.dataset.error || `${field.id}-e`);
const limit = field => Number(field.dataset.limit);

/** Refuses with words in the field's own error box. */
export const refuseField = (field, text) => refuse(field, boxOf(field), text);

/** Whether a field says something and fits; else its error is shown. `empty`: the words for nothing, '' if it may be empty. */
export function checkField(field, empty = '') {
  if (empty && !field.value.trim()) return refuseField(field, empty);
  const tooMany = limit(field) ? over(field.value, limit(field)) : 0;
  if (tooMany) return refuseField(field, shortenWords(field.dataset.what, tooMany));
  if (boxOf(field)) setError(field, boxOf(field), '');
  return true;
}

function count(field) {
  const counter = document.getElementById(`${field.id}-c`);
  if (!counter) return;
  const most = limit(field);
  const written = field.value ? graphemes(field.value) : 0;
  const left = most - written;
  counter.classList.toggle('over', left < 0);
  if (!written) counter.textContent = _('%(n)s characters at most', { n: figures(most) });
  else if (left < 0) counter.textContent = ngettext('%(n)s too many', '%(n)s too many', -left, { n: figures(-left) });
  else counter.textContent = ngettext('%(n)s left', '%(n)s left', left, { n: figures(left) });
}

/** Counts what is written in every field of a form that has a limit. */
export function countAll(form) {
  for (const field of form.querySelectorAll('[data-limit]')) count(field);
}

/** Keeps a form's counters, and takes an error away once it is mended. */
export function watchFields(form) {
  form.addEventListener('input', event => {
    const field = event.target;
    if (field.dataset.limit) count(field);
    const box = field.id && boxOf(field);
    if (box && !box.hidden && !(limit(field) && over(field.value, limit(field)))) setError(field, box, '');
  });
  countAll(form);
}

const LOCKS = ['paused', 'sending', 'given'];

/** For a time nothing is written in this form; it opens again once the last of its reasons is over. */
export function lock(form, why, on) {
  form.toggleAttribute(`data-${why}`, on);
  const isLocked = LOCKS.some(each => form.hasAttribute(`data-${each}`));
  for (const field of form.querySelectorAll('textarea, input')) field.readOnly = isLocked;
}

/** Shows that something is on its way: the button can't be pressed twice, and what is written now would go nowhere. */
export function setBusy(button, busy) {
  lock(button.form, 'sending', busy);
  const label = button.querySelector('.label') || button;
  if (busy && !button.dataset.label) button.dataset.label = label.textContent;
  if (busy) label.textContent = _('Sending');
  else if (button.dataset.label) label.textContent = button.dataset.label;
  if (busy) button.setAttribute('aria-busy', 'true'); else button.removeAttribute('aria-busy');
  if (!busy) delete button.dataset.label;
}

export const busy = button => button.getAttribute('aria-busy') === 'true';
