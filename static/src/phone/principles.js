// Principles: chosen from what others wrote, or in own words; alone, or as the last step of a story.
import { html, render } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';
import { shout } from '../shared/say.js';
import * as compose from './compose.js';
import { checkField, refuseField } from './fields.js';
import { asker } from './others.js';
import { openPen } from './pen.js';
import * as picks from './principle_picks.js';

const $ = id => document.getElementById(id);

const chip = (choice, other, press) => html`<li><button type="button" class="chip" dir="auto"
  aria-pressed=${String(choice.picked.some(own => own.id === other.id))} @click=${() => press(other)}>${other.text}</button></li>`;

const storyRow = (choice, story, press) => html`<li><label class="row"><input type="checkbox" .checked=${choice.ticked.includes(story.id)}
  @change=${() => press(story.id)}><span dir="auto">${story.text}</span></label></li>`;

export class Principles {
  #room;
  #sharing;
  #choice = picks.nothing;
  #found = [];
  #foundStories = [];
  #ask;
  #askStories;
  #form = $('principles-form');
  #own = $('own');
  places = ['principles'];
  story = null; // the story that this is the last step of
  button = $('principles-share');
  status = $('principles-status');

  constructor({ room, code, shelf, sharing }) {
    this.#room = room;
    this.#sharing = sharing;
    this.pen = openPen({ form: this.#form, shelf, name: 'principles', also: this.#choices });
    sharing.add({ pen: this.pen, places: this.places, button: this.button, status: this.status, locate: () => this.#where });
    this.#ask = asker(code, 'principle', found => { this.#found = found; this.#draw(); });
    this.#askStories = asker(code, 'story', found => { this.#foundStories = found; this.#draw(); });
    this.#own.addEventListener('input', () => { this.#ask(this.#own.value.trim()); this.#keep(); });
    this.#form.addEventListener('submit', event => { event.preventDefault(); this.#share(); });
    room.listen(kinds => { if (kinds.has('mine')) this.#draw(); });
  }

  /** What the story's draft keeps of this step. */
  get kept() {
    return { read: () => ({ own: this.#own.value, ...this.#choice }), write: words => { this.#own.value = words.own || ''; this.#choices.write(words); } };
  }

  /** Fresh chips each time that a person comes here. */
  enter() {
    $('principles-step').hidden = !this.story;
    this.#ask(this.#own.value.trim(), 0);
    this.#askStories('', 0);
    this.#draw();
  }

  turnTo(activity) { this.pen.turnTo(activity.id); }

  get #choices() {
    return {
      read: () => this.#choice,
      write: ({ picked = [], ticked = picks.nothing.ticked }) => { this.#choice = { picked, ticked }; this.#draw(); },
    };
  }

  get #where() { return { place: 'principles', field: this.#own, box: $('own-e') }; }

  #keep() { if (this.story) this.story.pen.rest(); else this.pen.rest(); }

  #change(choice) {
    if (!choice) { shout(_('You can choose two. Take one away first.')); return; }
    this.#choice = choice;
    this.#draw();
    this.#keep();
  }

  #draw() {
    const shown = picks.chips(this.#choice, this.#found);
    $('others').hidden = shown.length === 0;
    render(shown.map(other => chip(this.#choice, other, each => this.#change(picks.pick(this.#choice, each)))), $('chips'));
    const told = this.story ? $('happened').value.trim() : '';
    const stories = picks.stories({ told, mine: this.#room.all('mine'), found: this.#foundStories });
    $('stories').hidden = stories.length === 0;
    render(stories.map(story => storyRow(this.#choice, story, id => this.#change(picks.tick(this.#choice, id)))), $('story-rows'));
  }

  #all(activity, ref) {
    return compose.principles(activity, { picked: this.#choice.picked, own: this.#own.value, stories: picks.linked(this.#choice, ref) });
  }

  #share() {
    if (!checkField(this.#own)) return;
    if (this.story) { this.#shareStory(); return; }
    const [first, ...rest] = this.#all(this.pen.subject, null);
    if (first) this.#sharing.share('principles', first, () => rest);
    else refuseField(this.#own, _('Choose a principle, or write your own'));
  }

  #shareStory() {
    if (!this.story.check()) return;
    const { subject, words } = this.story.pen;
    this.#sharing.share('story', compose.story(subject, words), ref => this.#all(subject, ref));
  }
}
