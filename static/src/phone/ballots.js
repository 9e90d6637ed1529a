// Voting, whatever the way: the rows, the dock, and each press saved by itself as the whole ballot.
import { html, repeat } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';
import { say, shout } from '../shared/say.js';
import { draw } from './draw.js';
import { ordered } from './order.js';

const $ = id => document.getElementById(id);

export class Ballots {
  #room;
  #outbox;
  #methods;
  #person;
  #leave;
  #answered = new Map(); // activity -> choices that the server took, until its entry comes

  constructor({ room, outbox, methods, person, leave }) {
    this.#room = room;
    this.#outbox = outbox;
    this.#methods = methods;
    this.#person = person;
    this.#leave = leave;
    $('vote-form').addEventListener('submit', event => event.preventDefault());
    outbox.listen(news => this.#hear(news));
    outbox.refused.forEach(item => this.#hear({ what: 'refused', item, answer: item.answer })); // before this part was loaded
  }

  /** The part of the page that belongs to an activity's way of voting. */
  method(activity) { return this.#methods[activity.settings.method || 'dots']; }

  /** This person's choices: what waits here, else what the server took, else what it shows. */
  choices(activity) {
    const waiting = this.#outbox.waiting.filter(item => item.type === 'ballot.cast' && item.fields.activity === activity.id).pop();
    if (waiting) return waiting.fields.choices;
    const held = this.#room.one('mine', activity.id);
    return this.#answered.get(activity.id) || (held && held.choices) || {};
  }

  options(activity) {
    return ordered(this.#room.all('option').filter(option => option.activity === activity.id), this.#person);
  }

  /** The entry came: it is the truth again. */
  changed(kinds) { if (kinds.has('mine') && !this.#outbox.waiting.length) this.#answered.clear(); }

  draw(activity, frozen) {
    const [method, choices, settings] = [this.method(activity), this.choices(activity), activity.settings];
    $('vote-hint').textContent = method.hint(settings);
    const press = (option, by) => (frozen ? shout(_('The facilitator has paused the room. Your words are kept.')) : this.#press(activity, option, by));
    draw(repeat(this.options(activity), option => option.id, option => method.row(option, choices, settings, press, frozen)), $('vote'));
    draw(html`${method.dock(choices, settings)}<button type="button" class="btn" @click=${this.#leave}>${_('Done')}</button>`, $('dock'));
  }

  #press(activity, option, by) {
    const method = this.method(activity);
    const { choices, refused } = method.press(this.choices(activity), option.id, by, activity.settings);
    $('vote-status').textContent = refused || '';
    if (refused) { shout(refused); return; }
    this.#outbox.add('ballot.cast', { activity: activity.id, choices }, { instead: `ballot ${activity.id}` });
    this.draw(activity, false);
    say(method.said(option, choices, activity.settings));
  }

  #hear({ what, item, answer }) {
    if (!item || item.type !== 'ballot.cast') return;
    const { activity, choices } = item.fields;
    if (what === 'confirmed') this.#answered.set(activity, choices);
    if (what !== 'refused') return;
    this.#outbox.drop(item.cid);
    this.#answered.delete(activity);
    $('vote-status').textContent = answer.message;
    shout(answer.message);
    const now = this.#room.one('activity', activity);
    if (now && now.state === 'open') this.draw(now, false);
  }
}
