// The picture to scan. The server draws it; the page carries it from place to place, and asks for another when the
// room code changes. A picture of an old code is never shown.
import { html, nothing } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';

async function fetchPicture(code) {
  const answer = await fetch(`/${code}/board`);
  if (!answer.ok) throw new Error(`no picture: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('svg.qr');
}

class Pictures {
  #code;
  #svg;
  #copies = {};
  #changed;
  #asked = null;

  constructor({ code, svg, changed }) {
    this.#code = code;
    this.#svg = svg;
    this.#changed = changed;
  }

  /** The picture of a code for one place on the board, or nothing while there is none. */
  picture(code, place) {
    if (code !== this.#code) this.#ask(code);
    if (code !== this.#code || !this.#svg) return nothing;
    this.#copies[place] = this.#copies[place] || this.#svg.cloneNode(true);
    return html`<div class="qr-box" role="img" aria-label=${_('QR code that opens this room')}>${this.#copies[place]}</div>`;
  }

  #ask(code) {
    if (!code || this.#asked === code) return;
    this.#asked = code;
    fetchPicture(code).then(svg => {
      [this.#code, this.#svg, this.#copies] = [code, svg && document.importNode(svg, true), {}];
      this.#changed();
    }, () => { this.#asked = null; /* the code itself can still be typed */ });
  }
}

/** The pictures of a board; the first one stands in the page that the server sent. */
export const openPictures = options => new Pictures(options);
