// The run sheet: what was, what is, what comes; time left; and the one act that is due.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { timeLeft, secondsLeft } from '../../shared/clock.js';
import { _, ngettext } from '../../shared/words.js';
import { apart } from '../called.js';
import { openStep } from '../dialogs/activity.js';
import { currentOf, isVote, mainAct, nextOf } from '../facts/steps.js';
import { icons } from '../icons.js';
import { roomMenu } from '../menus/room.js';
import { stepMenu } from '../menus/step.js';
import { noteLine } from './note.js';

const mainWords = ({ name, step }) => ({
  open_room: () => _('Open the room'),
  reopen_room: () => _('Reopen'),
  close_writing: () => _('Close writing'),
  close_voting: () => _('Close voting'),
  reveal: () => _('Reveal'),
  open_voting: () => _('Open voting'),
  open_next: () => _('Open %(title)s', { title: apart(step.title) }),
  end_room: () => _('End summit…'),
}[name]());

const signWords = { now: () => _('Now'), done: () => _('Done'), next: () => _('Next'), '': () => _('Later') };

function aboutStep(step, people) {
  if (isVote(step) && step.opened_at && step.voted !== undefined) {
    return _('%(voted)s of %(people)s have voted', { voted: step.voted, people: Math.max(people, step.voted) });
  }
  if (step.state === 'revealed') return _('Revealed');
  return ngettext('%(n)s minute', '%(n)s minutes', step.settings.minutes);
}

const stepRow = desk => step => html`<li class=${step.sign || 'later'}>
  <button type="button" aria-haspopup="menu" aria-current=${step.sign === 'now' ? 'step' : nothing}
    @click=${event => desk.menu.open(event.currentTarget, stepMenu(desk, step))}>
    <span class="dot" aria-hidden="true"></span><span class="words"><span class="sr">${signWords[step.sign]()}: </span>
      <span dir="auto">${step.title}</span><small>${aboutStep(step, desk.facts.room.counts.people || 0)}</small></span></button></li>`;

const flagsOf = ({ frozen, hold, announcement }) => [
  frozen && _('Frozen: phones can’t write'), hold && _('On hold: new cards wait in To check'),
  announcement && _('On every phone: %(text)s', { text: apart(announcement.text) }),
].filter(Boolean);

function clock(desk, now) {
  if (!now || !now.ends_at) return nothing;
  const left = secondsLeft(now.ends_at, desk.room.now());
  return html`<p class=${`time ${left ? '' : 'over'}`}><b>${timeLeft(now.ends_at, desk.room.now())}</b>
    <span>${left ? _('left') : _('time is up')}</span></p>`;
}

const addMinute = (desk, now) => html`<button type="button" class="btn quiet sm"
  @click=${() => desk.acts.press('sheet', 'activity.extend', { activity: now.id, minutes: 1 })}>${_('Add 1 minute')}</button>`;

const goOn = (desk, next) => html`<button type="button" class="btn quiet sm"
  aria-label=${_('Next: %(title)s', { title: apart(next.title) })} @click=${() => desk.conduct.goOn()}>${_('Next')}</button>`;

/** What is beside the main button: more time for what is open, and the next step in one press. */
function besides(desk, now, main) {
  const { steps, room } = desk.facts;
  const next = room.state !== 'ended' && main.type !== 'activity.next' ? nextOf(steps) : null;
  return html`<div class="two">${now ? addMinute(desk, now) : nothing}${next ? goOn(desk, next) : nothing}</div>`;
}

export function runSheet(desk) {
  const { steps, room } = desk.facts;
  const now = room.state === 'open' ? currentOf(steps) : null;
  const main = mainAct(room, steps);
  return html`<div class="head"><h2>${_('Run sheet')}</h2>
      <button type="button" class="ic" aria-haspopup="dialog" aria-label=${_('Add an activity')}
        @click=${() => openStep(desk, {})}>${icons.add}</button>
      <button type="button" class="ic" aria-haspopup="menu" aria-label=${_('The room: announce, freeze, hold, end')}
        @click=${event => desk.menu.open(event.currentTarget, roomMenu(desk))}>${icons.more}</button></div>
    ${steps.length ? nothing : html`<p class="none">${_('No activities yet. Add the first one.')}</p>`}
    <ol>${repeat(steps, step => step.id, stepRow(desk))}</ol>
    <div class="now-box">
      ${room.state === 'ended' ? html`<p class="state">${_('The summit has ended')}</p>` : nothing}
      ${flagsOf(room).map(words => html`<p class="flag" dir="auto">${words}</p>`)}
      ${clock(desk, now)}${noteLine(desk, 'sheet')}
      <button type="button" class="btn main" aria-disabled=${desk.looks.busy.has('sheet') ? 'true' : nothing}
        @click=${() => desk.conduct.press(main)}>${mainWords(main)}</button>
      ${besides(desk, now, main)}</div>`;
}
