// One line about what was just done, with the one thing that can be done about it. It stays while somebody is at it:
// the focus is in it, or a pointer has moved there. One that only lies where it came holds nothing: it may rest on a card below.
import { html, nothing, render } from '../../vendor/lit-html-3.3.3.js';
import { say, shout } from '../shared/say.js';
import { _ } from '../shared/words.js';
import { icons } from './icons.js';

const STAYS = 10000; // ms

export class Toast {
  #root;
  #shown = null;
  #timer = null;
  #named;
  #tone;
  #stays;
  #home;
  #from = null;

  /** `named` tells what is said here; `tone` is how it looks; `home()` takes the focus when it can't go back. */
  constructor(root, { named, home, tone = 'plain', stays = STAYS }) {
    this.#root = root;
    this.#named = named;
    this.#tone = tone;
    this.#stays = stays;
    this.#home = home;
    root.addEventListener('focusin', ({ relatedTarget: from }) => { if (!root.contains(from)) this.#from = from; });
    root.addEventListener('focusin', () => clearTimeout(this.#timer));
    root.addEventListener('pointermove', () => clearTimeout(this.#timer));
    for (const event of ['pointerleave', 'focusout']) root.addEventListener(event, () => this.#wait());
  }

  /** `button` is {label, press}; `more` is read out after the text, for those who can't see the button. */
  show(text, { button = null, more = '' } = {}) {
    this.#put({ text, button, tone: this.#tone });
    say(more ? `${text}. ${more}` : text);
  }

  /** Something was refused, and the place where it happened is no longer to be seen. */
  warn(text) {
    this.#put({ text, button: null, tone: 'wrong' });
    shout(text);
  }

  hide() { this.#put(null); }

  #put(shown) {
    const has = () => this.#root.contains(document.activeElement);
    const had = has();
    this.#shown = shown;
    this.#draw();
    this.#wait();
    if (had && !has()) this.#giveBack();
  }

  /** The focus goes back to where it came from. */
  #giveBack() { if (this.#from && this.#from.isConnected) this.#from.focus(); else this.#home(); }

  #wait() {
    clearTimeout(this.#timer);
    if (this.#shown) this.#timer = setTimeout(() => this.hide(), this.#stays);
  }

  #press({ press }) {
    this.hide();
    press();
  }

  #draw() {
    const shown = this.#shown;
    render(!shown ? nothing : html`<div class=${`toast ${shown.tone}`} role="region" aria-label=${this.#named}>
      <p>${shown.text}</p>
      ${shown.button ? html`<button type="button" class="do" @click=${() => this.#press(shown.button)}>
        ${shown.button.label}</button>` : nothing}
      <button type="button" class="ic" aria-label=${_('Close this message')} @click=${() => this.hide()}>${icons.close}</button>
    </div>`, this.#root);
  }
}
