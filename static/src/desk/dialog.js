// The one dialog of the desk. What is in it draws itself; live updates never touch a field that somebody types in.
import { html, nothing, render } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';
import { icons } from './icons.js';

export class Dialog {
  #element;
  #draw = null;
  #after = null;
  #home;

  /** `home()` takes the focus when what had it before is gone. */
  constructor(element, home) {
    this.#element = element;
    this.#home = home;
    // Escape closes it too; a press beside it doesn't: typed words would be gone
    element.addEventListener('close', () => { if (!element.open) this.#closed(); });
  }

  get isOpen() { return this.#element.open; }

  /** `draw()` gives the body; `title` its name; `after()` is told when it has closed. */
  open({ title, draw, after = null }) {
    this.#draw = () => html`<header><h2 id="dialog-title" dir="auto">${title}</h2>
      <button type="button" class="ic" aria-label=${_('Close')} @click=${() => this.close()}>${icons.close}</button></header>${draw()}`;
    this.#after = after;
    render(nothing, this.#element); // nothing of an earlier one stays in a field
    this.draw();
    this.#element.showModal();
    this.#focus();
  }

  /** To its first field, else to its first button. */
  #focus() {
    const first = ['[autofocus]', 'input, textarea, select, .btn', 'button'].map(one => this.#element.querySelector(one)).find(Boolean);
    first.focus();
  }

  draw() {
    if (!this.#draw) return;
    const had = this.#has();
    render(this.#draw(), this.#element);
    if (had && !this.#has()) this.#focus(); // what was pressed is gone
  }

  #has() { return this.#element.contains(document.activeElement); }

  close() {
    this.#element.close();
    this.#closed();
  }

  /** The event comes later than the closing, when the next one may already be open. */
  #closed() {
    if (!this.#draw) return;
    this.#draw = null;
    render(nothing, this.#element);
    const after = this.#after;
    this.#after = null;
    if (after) after();
    if (document.activeElement === document.body) this.#home();
  }
}
