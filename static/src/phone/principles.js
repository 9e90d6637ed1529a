// The principles' form: alone, or as the last step of a story. The lists beside it are choices.js's.
import { _ } from '../shared/words.js';
import * as compose from './compose.js';
import { checkField, refuseField } from './fields.js';
import { openPen } from './pen.js';
import * as picks from './picks.js';

const $ = id => document.getElementById(id);

export class Principles {
  #sharing;
  #choice = picks.nothing;
  #heard = () => {};
  #own = $('own');
  places = ['principles'];
  story = null; // the story that this is the last step of
  button = $('principles-share');
  status = $('principles-status');

  constructor({ shelf, sharing }) {
    this.#sharing = sharing;
    const also = { read: () => this.#choice, write: words => { this.choice = { ...picks.nothing, ...picks.known(words) }; } };
    this.pen = openPen({ form: $('principles-form'), shelf, name: 'principles', also });
    sharing.add({ pen: this.pen, places: this.places, button: this.button, status: this.status, locate: () => this.#where });
    this.#own.addEventListener('input', () => this.#rest());
    $('principles-form').addEventListener('submit', event => { event.preventDefault(); this.#share(); });
  }

  get choice() { return this.#choice; }

  set choice(choice) { this.#choice = choice; this.#heard(); }

  /** `heard()` when the choice changed from here: a draft came back, or the form is empty again. */
  listen(heard) { this.#heard = heard; }

  /** Somebody chose: kept with what is written. */
  choose(choice) { this.choice = choice; this.#rest(); }

  /** The pen that is down here: the story's, if this is its last step. */
  get holder() { return this.story ? this.story.pen : this.pen; }

  /** What the story's draft keeps of this step. */
  get kept() {
    return {
      read: () => ({ own: this.#own.value, ...this.#choice }),
      write: words => { this.#own.value = words.own || ''; this.choice = { ...picks.nothing, ...picks.known(words) }; },
    };
  }

  /** On its own, in an activity for principles. */
  turnTo(activity) { this.lastStepOf(null); this.pen.turnTo(activity.id); }

  /** As the last step of a story. */
  lastStepOf(story) {
    // one form, two pens: the one that is not in use must not keep the other's words
    if (this.story !== story) this.holder.putDown();
    this.story = story;
    $('principles-step').hidden = !story;
  }

  get #where() { return { place: 'principles', field: this.#own, box: $('own-e') }; }

  #rest() { this.holder.rest(); }

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
