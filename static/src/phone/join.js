// Before the room: the code's field, the welcome in two steps, and the line in which one waits for one's turn.
import { say } from '../shared/say.js';
import { _ } from '../shared/words.js';
import { busy, checkField, refuseField, setBusy } from './fields.js';
import { go, onBack, shown } from './screen.js';

const PATIENCE = 10000; // ms
const LONG = 4000; // ms after which somebody wants to know that it goes on
const $ = id => document.getElementById(id);
const OTHER = /[^A-Z0-9\s–-]/i; // in no code
const bare = text => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** 'K7M 4QT': what was typed, in two groups; what can't be a code stays as it is. */
function grouped(typed) {
  if (OTHER.test(typed)) return typed;
  const code = bare(typed).slice(0, 6);
  return code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** What is wrong with a code before anybody is asked; '' for nothing. */
function codeError(typed) {
  if (!typed.trim()) return _('Enter the room code');
  return bare(typed).length === 6 && !OTHER.test(typed) ? '' : _('The code has six letters and numbers');
}

/** Whether it is our server that answers. A captive portal answers everything, and its page would take this one's place. */
async function isOurs() {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: patience.signal });
    return (await answer.text()).trim() === 'alive';
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** A form that the browser sends by itself: when it `fits()`, once, and only to us. */
function sendOnce(form, field, fits) {
  const button = form.querySelector('.btn.big');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy(button) || !fits()) return;
    setBusy(button, true);
    setTimeout(() => { if (busy(button)) say(_('Still sending. You can keep this page open and wait.')); }, LONG);
    if (await isOurs()) { form.submit(); return; }
    setBusy(button, false);
    refuseField(field, _('No connection. If this wifi asks you to log in, do that first, then try again.'));
  });
  addEventListener('pageshow', () => setBusy(button, false)); // the back button brings the page as it was left
}

/** Asks for this address again and again, and opens it once it is their turn; until then the page stays. */
function startLine() {
  const ask = async () => {
    const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => null);
    if (answer && answer.status !== 429 && answer.status < 500 && await isOurs()) {
      location.replace(location.href);
      return;
    }
    $('line').textContent = _('Still in line. You can keep this page open and wait.');
    askIn((answer && answer.headers.get('Retry-After')) || 5);
  };
  const askIn = seconds => setTimeout(ask, 1000 * seconds);
  askIn(document.body.dataset.wait);
}

function startCode(field) {
  field.addEventListener('input', () => {
    const atEnd = field.selectionStart === field.value.length;
    if (atEnd) field.value = grouped(field.value); // in the middle of a word the cursor would jump
  });
  sendOnce(field.form, field, () => !codeError(field.value) || refuseField(field, codeError(field.value)));
}

function startWelcome() {
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-do=about]');
    if (link) { event.preventDefault(); go('about', { step: true }); }
  });
  onBack(place => go(place));
  sendOnce($('join-form'), $('name'), () => [$('table'), $('name')].map(field => checkField(field)).every(Boolean)); // the last one takes the focus
  sendOnce($('recovery_code').form, $('recovery_code'), () => true);
  go(shown() || 'welcome', { first: true });
}

export function startJoin() {
  const code = $('code');
  if (code) startCode(code);
  if ($('join-form')) startWelcome();
  if ($('line')) startLine();
}
