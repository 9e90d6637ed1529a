// Beside the principles' form: "Others wrote…" to choose from, and the stories to tick.
import { html, render } from '../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../shared/words.js';
import { say, shout } from '../shared/say.js';
import { draw } from './draw.js';
import { asker } from './others.js';
import * as picks from './picks.js';
import { shown as placeShown } from './screen.js';

const EACH = 5; // ms: all phones of a hall hear of the first words at once, and may not all ask at once

const $ = id => document.getElementById(id);
const isTyping = () => document.activeElement === $('own');

const chip = (choice, other, press) => html`<li><button type="button" class="chip" dir="auto"
  aria-pressed=${String(choice.picked.some(own => own.id === other.id))} @click=${() => press(other)}>${other.text}</button></li>`;

const nothingYet = typed => html`<li class="hint">${typed ? _('What others write about the same will appear here.')
  : _('What others write will appear here.')}</li>`;

const storyRow = (choice, story, press) => html`<li><label class="row"><input type="checkbox" .checked=${choice.ticked.includes(story.id)}
  @change=${() => press(story.id)}><span dir="auto">${story.text}</span></label></li>`;

export class Choices {
  #room;
  #form;
  #found = [];
  #foundStories = [];
  #counted = 0; // principles in the room, when we last heard of them
  #due = null;
  #ask;
  #askStories;

  constructor({ room, code, principles }) {
    this.#room = room;
    this.#form = principles;
    this.#ask = asker(code, 'principle', found => this.#hear(found));
    this.#askStories = asker(code, 'story', found => { this.#foundStories = found; this.draw(); });
    $('own').addEventListener('input', () => this.#ask($('own').value.trim()));
    principles.listen(() => this.draw());
    room.listen(kinds => {
      if (kinds.has('mine')) this.draw();
      if (kinds.has('room')) this.#hearOfMore();
    });
  }

  /** Fresh rows each time that a person comes here. */
  enter() {
    this.#ask($('own').value.trim(), 0);
    this.#askStories('', 0);
    this.draw();
  }

  /** Somebody shared: an empty list asks again. One that has rows stays as it is, or they would move under the thumb. */
  #hearOfMore() {
    const { people, principles } = this.#room.one('room', 'room').counts || {};
    const more = principles > this.#counted;
    this.#counted = principles;
    if (more && !this.#due) this.#due = setTimeout(() => this.#askIfEmpty(), Math.random() * people * EACH);
  }

  #askIfEmpty() {
    this.#due = null;
    if (!this.#found.length && placeShown() === 'principles') this.#ask($('own').value.trim(), 0);
  }

  #hear(found) {
    const isNews = found.map(row => row.id).join() !== this.#found.map(row => row.id).join();
    this.#found = found;
    this.draw();
    if (isNews && isTyping()) say(ngettext('Others wrote %(n)s like it', 'Others wrote %(n)s like it', found.length));
  }

  draw() {
    const { choice, story } = this.#form;
    const shown = picks.chips(choice, this.#found);
    render(shown.length ? shown.map(other => chip(choice, other, each => this.#choose(picks.pick(choice, each)))) : nothingYet($('own').value.trim()), $('chips'));
    const told = story ? $('happened').value.trim() : '';
    const rows = picks.stories({ told, mine: this.#room.all('mine'), found: this.#foundStories });
    $('stories').hidden = rows.length === 0;
    draw(rows.map(row => storyRow(choice, row, id => this.#choose(picks.tick(choice, id)))), $('story-rows'));
  }

  #choose(choice) {
    if (choice) this.#form.choose(choice); else shout(_('You can choose two. Take one away first.'));
  }
}
