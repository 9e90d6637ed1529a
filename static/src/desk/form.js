// A small form in the dialog: what is refused is said at its field, and everything typed stays.
// While a dialog is open the page's own live regions are out of reach, so it has one itself.
import { html, nothing } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';
import { fieldRow } from './draw/field.js';

/** The values of a form by name; those of a field of type 'choices' are a list. */
function valuesOf(form, fields) {
  const data = new FormData(form);
  const read = ({ type, name, value }) => (type === 'choices' ? data.getAll(name) : data.has(name) ? data.get(name) : value);
  const finds = fields.map(({ name }) => [`${name}-find`, data.get(`${name}-find`)]);
  return Object.fromEntries([...fields.map(field => [field.name, read(field)]), ...finds]);
}

class Form {
  #dialog;
  #spec;
  #values;
  #wrong = null;
  #busy = false;
  #answer = null;

  constructor(dialog, spec) {
    this.#dialog = dialog;
    this.#spec = spec;
    this.#values = Object.fromEntries(spec.fields.map(field => [field.name, field.value]));
  }

  draw() {
    const { lead, fields, button, danger } = this.#spec;
    const typed = event => this.#type(event.currentTarget);
    return html`<form novalidate @submit=${event => this.#submit(event)} @input=${typed}>
      ${lead ? html`<p class="lead">${typeof lead === 'function' ? lead() : lead}</p>` : nothing}
      ${fields.filter(field => !field.when || field.when(this.#values)).map(field => fieldRow(field, this.#wrong, this.#values))}
      ${this.#wrong && !this.#wrong.field ? html`<p class="err">${this.#wrong.message}</p>` : nothing}
      <p class="sr" role="alert">${this.#wrong ? this.#wrong.message : ''}</p>
      <div class="foot"><button type="button" class="btn quiet" @click=${() => this.#dialog.close()}>${_('Cancel')}</button>
        <button class=${`btn ${danger ? 'danger' : ''}`} aria-disabled=${this.#busy ? 'true' : nothing}>${button}</button></div></form>`;
  }

  #type(form) {
    this.#values = valuesOf(form, this.#spec.fields);
    this.#wrong = null;
    this.#dialog.draw();
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    const { fields, check, send } = this.#spec;
    this.#values = valuesOf(event.target, fields);
    const first = check(this.#values);
    if (first) { this.#refuse(event.target, first); return; }
    this.#setBusy(true);
    const answer = await send(this.#values);
    this.#setBusy(false);
    if (!answer.ok) { this.#refuse(event.target, answer); return; }
    this.#answer = answer;
    this.#dialog.close();
  }

  /** What happens once it is closed: with the answer after success, without one otherwise. */
  closed() {
    if (this.#answer) this.#spec.done(this.#answer, this.#values);
    this.#spec.after(this.#answer);
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.#dialog.draw();
  }

  #refuse(form, { field, message }) {
    this.#wrong = { field: this.#spec.fields.some(each => each.name === field) ? field : null, message };
    this.#dialog.draw();
    form.querySelector(this.#wrong.field ? `[name="${field}"]` : '.btn:not(.quiet)').focus();
  }
}

/**
 * Opens a form. `fields` are [{name, label, type, value?, hint?, options?, rows?, when?(values)}], types of draw/field.js;
 * `lead` is a text above them, or what is drawn anew with each update;
 * `check(values)` gives {field, message} for what can't be sent; `send(values)` the server's answer;
 * `done(answer, values)` is told after success, then `after(answer or null)` whenever it has closed.
 */
export function openForm(dialog, { title, ...spec }) {
  const nothingMore = () => {};
  const form = new Form(dialog, { lead: '', fields: [], danger: false, check: () => null, done: nothingMore, after: nothingMore, ...spec });
  dialog.open({ title, draw: () => form.draw(), after: () => form.closed() });
}
