// A menu beside what opened it: arrows walk, letters find, digits choose by number, Escape and Tab go back.
import { html, nothing, render } from '../../vendor/lit-html-3.3.3.js';
import { icons } from './icons.js';

const GAP = 4; // px
const roleOf = item => ('checked' in item ? 'menuitemcheckbox' : 'menuitem');

export class Menu {
  #root;
  #opener = null;
  #items = [];
  #closed = null;
  #home;

  /** `home()` takes the focus when what opened the menu is gone. */
  constructor(root, home) {
    this.#root = root;
    this.#home = home;
    root.addEventListener('keydown', event => this.#key(event));
    document.addEventListener('pointerdown', event => { if (this.isOpen && !root.contains(event.target)) this.close(); });
    addEventListener('resize', () => this.close({ back: true }));
  }

  get isOpen() { return this.#items.length > 0; }

  /** `items` are [{label, press, number?, colour?, checked?, hint?, danger?, apart?}]; nothing is in the list twice.
   * `opened()` and `closed()` are told. */
  open(opener, { title, items, opened = () => {}, closed = null }) {
    this.close();
    this.#opener = opener;
    this.#closed = closed;
    opened();
    this.#items = items;
    this.#draw(title);
    this.#place(opener.getBoundingClientRect());
    this.#buttons()[0].focus();
  }

  close({ back = false } = {}) {
    if (!this.isOpen) return;
    this.#items = [];
    render(nothing, this.#root);
    if (this.#closed) this.#closed();
    if (!back) return;
    if (this.#opener.isConnected) this.#opener.focus(); else this.#home();
  }

  #buttons() { return [...this.#root.querySelectorAll('button')]; }

  #press(item) {
    this.close({ back: true });
    item.press();
  }

  #key(event) {
    const buttons = this.#buttons();
    const go = by => buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length].focus();
    const keys = {
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      Home: () => buttons[0].focus(),
      End: () => buttons[buttons.length - 1].focus(),
      Escape: () => this.close({ back: true }),
      Tab: () => this.close({ back: true }),
    };
    event.stopPropagation(); // the desk's own keys mean something else
    const act = keys[event.key] || (event.key.length === 1 && event.key !== ' ' ? () => this.#letter(event.key) : null);
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  #letter(key) {
    const numbered = this.#items.find(item => String(item.number) === key);
    if (numbered) { this.#press(numbered); return; }
    const buttons = this.#buttons();
    const from = buttons.indexOf(document.activeElement) + 1;
    const next = [...buttons.slice(from), ...buttons.slice(0, from)]
      .find(button => button.dataset.label.toLocaleLowerCase().startsWith(key.toLocaleLowerCase()));
    if (next) next.focus();
  }

  /** Below what opened it, else above, else beside it, so that it is never covered. */
  #place({ left, right, top, bottom }) {
    const menu = this.#root.firstElementChild;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const rtl = document.documentElement.dir === 'rtl';
    const [start, beside] = rtl ? [right - width, left - GAP - width] : [left, right + GAP];
    const below = bottom + GAP + height <= innerHeight;
    const above = top - GAP - height >= 0;
    const y = below ? bottom + GAP : above ? top - GAP - height : Math.min(top, innerHeight - height - GAP);
    menu.style.left = `${Math.max(GAP, Math.min(below || above ? start : beside, innerWidth - width - GAP))}px`;
    menu.style.top = `${Math.max(GAP, y)}px`;
  }

  #draw(title) {
    const row = item => html`<button type="button" role=${roleOf(item)} tabindex="-1" data-label=${item.label}
      class=${`${item.danger ? 'danger' : ''} ${item.apart ? 'apart' : ''}`}
      aria-checked=${'checked' in item ? String(item.checked) : nothing} @click=${() => this.#press(item)}>
      ${item.number ? html`<span class=${`n t${item.colour}`} aria-hidden="true">${item.number}</span>` : nothing}
      <span class="l" dir="auto">${item.label}${item.hint ? html`<small>${item.hint}</small>` : nothing}</span>
      ${item.checked ? html`<span class="ok">${icons.check}</span>` : nothing}</button>`;
    render(html`<div class="menu"><p class="h" id="menu-title" dir="auto">${title}</p>
      <div role="menu" aria-labelledby="menu-title">${this.#items.map(row)}</div></div>`, this.#root);
  }
}
