// Beside the principles' form: "Others wrote…" to choose from, and the stories to tick.
import { html, render } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';
import { shout } from '../shared/say.js';
import { draw } from './draw.js';
import { asker } from './others.js';
import * as picks from './picks.js';

const $ = id => document.getElementById(id);

const chip = (choice, other, press) => html`<li><button type="button" class="chip" dir="auto"
  aria-pressed=${String(choice.picked.some(own => own.id === other.id))} @click=${() => press(other)}>${other.text}</button></li>`;

const storyRow = (choice, story, press) => html`<li><label class="row"><input type="checkbox" .checked=${choice.ticked.includes(story.id)}
  @change=${() => press(story.id)}><span dir="auto">${story.text}</span></label></li>`;

export class Choices {
  #room;
  #form;
  #found = [];
  #foundStories = [];
  #ask;
  #askStories;

  constructor({ room, code, principles }) {
    this.#room = room;
    this.#form = principles;
    this.#ask = asker(code, 'principle', found => { this.#found = found; this.draw(); });
    this.#askStories = asker(code, 'story', found => { this.#foundStories = found; this.draw(); });
    $('own').addEventListener('input', () => this.#ask($('own').value.trim()));
    principles.listen(() => this.draw());
    room.listen(kinds => { if (kinds.has('mine')) this.draw(); });
  }

  /** Fresh rows each time that a person comes here. */
  enter() {
    this.#ask($('own').value.trim(), 0);
    this.#askStories('', 0);
    this.draw();
  }

  draw() {
    const { choice, story } = this.#form;
    const shown = picks.chips(choice, this.#found);
    $('others').hidden = shown.length === 0;
    render(shown.map(other => chip(choice, other, each => this.#choose(picks.pick(choice, each)))), $('chips'));
    const told = story ? $('happened').value.trim() : '';
    const rows = picks.stories({ told, mine: this.#room.all('mine'), found: this.#foundStories });
    $('stories').hidden = rows.length === 0;
    draw(rows.map(row => storyRow(choice, row, id => this.#choose(picks.tick(choice, id)))), $('story-rows'));
  }

  #choose(choice) {
    if (choice) this.#form.choose(choice); else shout(_('You can choose two. Take one away first.'));
  }
}
