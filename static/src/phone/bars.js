// The yellow bars under the header: the link, the room that moves on, a pause, a word from the facilitator.
import { lock } from './fields.js';
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { lightWords, linkWords } from './notice.js';

const $ = id => document.getElementById(id);

/** Shows a bar with its words, or hides it for ''. */
function set(id, text) {
  const bar = $(id);
  bar.hidden = !text;
  if (text) bar.querySelector('p').textContent = text;
}

/** A bar that a person may close. */
export function tell(text) { set('told', text); }

/** What the bar about the link tells of the outbox. */
const counts = outbox => ({
  waiting: outbox.waiting.length,
  lasting: outbox.lasting,
  refused: outbox.refused.filter(item => item.type.startsWith('contribution.')).length,
});

/** Follows the link and the outbox: what is said about them. Each is said once, however often it is tried again. */
export function startLinkBar({ room, outbox }) {
  let cameBack = false;
  let link = 'connecting';
  let refusal = null;
  let told = 0; // refused items
  const draw = () => {
    const now = counts(outbox);
    const words = linkWords({ link, cameBack, refusal, ...now });
    set('link', words);
    $('net').hidden = false;
    $('net').className = link === 'online' || link === 'connecting' ? 'net' : 'net off';
    $('net').querySelector('span').textContent = lightWords(link);
    if (cameBack && !now.waiting && link === 'online') { cameBack = false; say(_('All sent.')); draw(); return; }
    if (now.refused > told && link === 'online' && !cameBack) say(words);
    told = now.refused;
  };
  room.onLink((state, why) => {
    const lost = state === 'offline' && link !== 'offline';
    if (state === 'online' && link === 'offline') cameBack = outbox.waiting.length > 0;
    link = state;
    refusal = why;
    draw();
    if (lost || cameBack) say(linkWords({ link, cameBack, ...counts(outbox) }));
    if (state === 'online') outbox.wake();
  });
  outbox.listen(draw);
}

/** "The room is moving on": shown while somebody holds the pen. */
export const setMoving = on => { $('moving').hidden = !on; if (on) say($('moving').querySelector('p').textContent); };

let paused = false;

/** A frozen room: nothing can be shared, and nothing is lost. */
export function setPaused(on) {
  if (on === paused) return;
  paused = on;
  set('paused', on ? _('The facilitator has paused the room. Your words are kept.') : '');
  if (on) say(_('The facilitator has paused the room. Your words are kept.'));
  for (const form of document.querySelectorAll('[data-writes]')) lock(form, 'paused', on);
  for (const button of document.querySelectorAll('[data-writes] .btn.big')) button.setAttribute('aria-disabled', String(on));
}

export const isPaused = () => paused;

let announced = null;

/** The facilitator's word to all, once. */
export function announce(announcement) {
  const id = announcement ? announcement.id : null;
  if (id === announced) return;
  announced = id;
  set('announcement', announcement ? announcement.text : '');
  if (announcement) say(announcement.text);
}

/** Every bar with a button to close it. */
export function startBars() {
  document.addEventListener('click', event => {
    const close = event.target.closest('[data-close]');
    if (close) close.closest('.note').hidden = true;
  });
  document.addEventListener('submit', event => {
    if (!paused || !event.target.closest('[data-writes]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(_('The facilitator has paused the room. Your words are kept.'));
  }, true);
}
