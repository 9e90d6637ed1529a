// One form's words on this phone: kept 400 ms after a pause, put back after a reload, never taken away.
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { countAll, watchFields } from './fields.js';

const PAUSE = 400; // ms
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
const differs = (value, start) => String(wordsOf(value)) !== String(wordsOf(start));

class Pen {
  #form;
  #shelf;
  #name;
  #start;
  #also;
  #timer = null;
  #said = false;
  #untouched = true;
  #given = false;
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
  }

  get key() { return `draft ${this.#name} ${this.subject}`; }

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
    this.#given = true;
    this.#shelf.drop(this.key);
  }

  /** Puts words in and keeps them. */
  put(values) {
    this.#given = false;
    write(this.#form, values);
    if (this.#also.write) this.#also.write(values);
    this.#tell(this.down ? _('Draft kept on this phone') : '');
    if (this.down) this.#keep();
  }

  /** The words went to the outbox, or are not wanted: an empty form. */
  lift() {
    clearTimeout(this.#timer);
    this.#given = false;
    this.#shelf.drop(this.key);
    write(this.#form, this.#start);
    if (this.#also.write) this.#also.write({});
    this.#tell('');
    this.#said = false;
  }

  /** Keeps the draft after a pause. */
  rest() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#keep();
      const words = this.#shelf.lasting ? _('Draft kept on this phone') : _('This browser cannot keep drafts. Please share before you close the page.');
      this.#tell(this.down ? words : '');
      if (this.down && !this.#said) { say(words); this.#said = true; }
    }, PAUSE);
  }

  #keep() {
    clearTimeout(this.#timer);
    if (this.subject === null || this.#given) return;
    if (this.down) this.#shelf.set(this.key, this.words); else this.#shelf.drop(this.key);
  }

  #tell(text) { for (const line of this.#form.querySelectorAll('.draft')) line.textContent = text; }
}

export const openPen = options => new Pen(options);
