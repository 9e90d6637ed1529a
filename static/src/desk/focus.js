// Where the focus goes after an act. What it should go to may come with the next update only.

const PATIENCE = 3000; // ms

export class Focus {
  #wish = null;

  /** To the first of these selectors that is on the page, now or as soon as the first one is. */
  go(...selectors) {
    const [wanted, ...otherwise] = selectors;
    this.#wish = { wanted, until: performance.now() + PATIENCE };
    if (this.settle()) return;
    const instead = otherwise.map(selector => document.querySelector(selector)).find(Boolean);
    if (instead) instead.focus();
  }

  /** Called after each drawing. True when the wish came true. */
  settle() {
    if (!this.#wish) return false;
    const found = document.querySelector(this.#wish.wanted);
    if (found) found.focus();
    if (found || performance.now() > this.#wish.until) this.#wish = null;
    return Boolean(found);
  }

  /** Somebody went elsewhere meanwhile. */
  forget() { this.#wish = null; }
}

const quoted = id => CSS.escape(id);
export const cardSelector = id => `[data-card="${quoted(id)}"]`;
export const themeSelector = id => `[data-theme-id="${quoted(id)}"] h3 button`;
