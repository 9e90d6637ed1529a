// One form's words on this phone: kept while somebody writes, put back after a reload, never taken away.
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { countAll, lock, watchFields } from './fields.js';

const PAUSE = 400; // ms without a key press until it is said that a draft is kept
const MOST = 500; // ms of typing that a phone which goes dark at once may lose; somebody fast never pauses
const written = form => [...form.elements].filter(field => field.name && field.type !== 'hidden' && field.dataset.kept !== 'no');
const chosen = field => field.type === 'radio' || field.type === 'checkbox';

/** A form's words by name; fields that share a name (`data-many`) are a list. */
export function read(form) {
  const values = {};
  for (const field of written(form)) {
    if (field.dataset.many !== undefined) (values[field.name] = values[field.name] || []).push(field.value);
    else if (!chosen(field)) values[field.name] = field.value;
    else if (field.checked) values[field.name] = field.value;
  }
  return values;
}

/** Puts words into a form; fields that `values` doesn't name become empty. */
export function write(form, values) {
  const places = {};
  for (const field of written(form)) {
    const value = values[field.name];
    if (chosen(field)) field.checked = value === field.value;
    else if (field.dataset.many === undefined) field.value = value || '';
    else {
      const at = places[field.name] = (places[field.name] ?? -1) + 1;
      field.value = (value && value[at]) || '';
    }
  }
  countAll(form);
}

/** The words of a value: of a field, or of the lines of a list. */
const wordsOf = value => [value].flat().map(each => (each || '').trim()).filter(Boolean);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const differs = (value, start) => String(wordsOf(value)) !== String(wordsOf(start));

class Pen {
  #form;
  #shelf;
  #name;
  #start;
  #also;
  #timer = null;
  #keptAt = -Infinity;
  #said = false;
  #untouched = true;
  subject = null;

  constructor({ form, shelf, name, start = {}, also = {} }) {
    this.name = name;
    this.#form = form;
    this.#shelf = shelf;
    this.#name = name;
    this.#start = start;
    this.#also = also;
    watchFields(form);
    form.addEventListener('input', () => this.rest());
    addEventListener('pagehide', () => this.#keep());
    shelf.listen((key, before, after) => { if (key === this.key) this.#follow(before, after); });
  }

  get key() { return this.#keyOf(this.subject); }

  /** Whether words about this subject stand here or lie in its draft. */
  holds(subject) { return this.subject === subject ? this.down : Boolean(this.#shelf.get(this.#keyOf(subject))); }

  /** What is written now, with what the form's part adds (chosen chips). */
  get words() { return { ...read(this.#form), ...(this.#also.read ? this.#also.read() : {}) }; }

  /** Whether somebody is in the middle of something. */
  get down() {
    const { consent, kind, by, ...words } = read(this.#form);
    return Object.entries(words).some(([name, value]) => wordsOf(value).length > 0 && differs(value, this.#start[name]));
  }

  /** Turns to an activity, or to what is changed: its draft comes back, else what the form starts with. */
  turnTo(subject, start = this.#start) {
    if (this.subject === subject) return;
    this.#keep();
    this.subject = subject;
    this.#start = start;
    // words that came faster than this script, or back from the server with an error
    const early = this.#untouched && this.down;
    this.#untouched = false;
    if (early) this.#keep(); else this.put(this.#shelf.get(this.key) || start);
  }

  /** Laid aside, because another pen writes in the same fields now. */
  putDown() {
    this.#keep();
    this.#untouched = false;
    this.subject = null;
  }

  /** The words are in the outbox, which keeps them now: a draft besides would be shared twice. */
  give() {
    clearTimeout(this.#timer);
    lock(this.#form, 'given', true);
    this.#shelf.drop(this.key);
  }

  /** Puts words in and keeps them. */
  put(values) {
    lock(this.#form, 'given', false);
    write(this.#form, values);
    if (this.#also.write) this.#also.write(values);
    if (this.down) this.#keep();
    this.#tell(this.#kept);
  }

  /** The words went to the outbox, or are not wanted: an empty form. */
  lift() {
    clearTimeout(this.#timer);
    lock(this.#form, 'given', false);
    this.#shelf.drop(this.key);
    write(this.#form, this.#start);
    if (this.#also.write) this.#also.write({});
    this.#tell('');
    this.#said = false;
  }

  /** Keeps the draft now and then, and says so after a pause. */
  rest() {
    clearTimeout(this.#timer);
    if (performance.now() - this.#keptAt >= MOST) this.#keep();
    this.#timer = setTimeout(() => {
      this.#keep();
      this.#tell(this.#kept);
      if (this.down && !this.#said) { say(this.#kept); this.#said = true; }
    }, PAUSE);
  }

  /** Whether the outbox has the words. What is added to them then would be in no draft and in no outbox. */
  get #given() { return this.#form.hasAttribute('data-given'); }

  #keyOf(subject) { return `draft ${this.#name} ${subject}`; }

  /** What to say about the draft: '' for none. */
  get #kept() {
    if (!this.down) return '';
    return this.#shelf.lasting ? _('Draft kept on this phone') : _('This browser cannot keep drafts. Please share before you close the page.');
  }

  #keep() {
    clearTimeout(this.#timer);
    this.#keptAt = performance.now();
    if (this.subject === null || this.#given) return;
    if (this.down) this.#shelf.set(this.key, this.words); else this.#shelf.drop(this.key);
  }

  /** Another tab went on with this draft, or shared it: unless other words stand here, they are the same again. */
  #follow(before, after) {
    if (this.#given || (this.down && !same(this.words, before))) return;
    const words = after || this.#start;
    write(this.#form, words);
    if (this.#also.write) this.#also.write(words);
  }

  #tell(text) { for (const line of this.#form.querySelectorAll('.draft')) line.textContent = text; }
}

export const openPen = options => new Pen(options);
