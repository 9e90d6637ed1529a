// Where the focus goes after an act, and when a drawing takes away what has it: never to the page itself.
// What it should go to may come with the next update only.

const PATIENCE = 3000; // ms

const ANY_THEME = '[data-theme-id] h3 button';
// What is nearest in a part of the page, where what had the focus in it is gone.
const PARTS = {
  '#sheet': '#sheet .btn.main', '#top': '#top button', '#list-head': '#find', '#list-acts': '#find', '#filter': '#find', '#themes': ANY_THEME,
};

const idIn = (element, name) => element.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
const present = selector => document.querySelector(selector);

/** The card itself, else the next of these rows that is still there, else the one before. */
function nearestCard(id, rows) {
  const at = rows.findIndex(row => row.id === id);
  const near = [...rows.slice(Math.max(0, at)), ...rows.slice(0, Math.max(0, at)).reverse()];
  return near.map(row => present(cardSelector(row.id))).find(Boolean) || present('#cards');
}

/** What has the focus, and where that is: to be asked before a drawing. `rows` are those of the list. */
export function focusNow(rows) {
  const element = document.activeElement || document.body;
  const part = Object.keys(PARTS).find(each => element.closest(each));
  return { element, rows, card: idIn(element, 'card'), theme: idIn(element, 'theme-id'), part };
}

export class Focus {
  #wish = null;
  #card = null;

  constructor() {
    document.addEventListener('focusin', ({ target }) => { this.#card = idIn(target, 'card') || this.#card; });
  }

  /** The card that had it last. */
  get lastCard() { return this.#card; }

  /** What had it may be gone or elsewhere since: to what is nearest. `before` is as `focusNow` said. */
  keep({ element, rows, card, theme, part }) {
    if (element === document.body || document.activeElement !== document.body) return;
    if (element.isConnected) { element.focus(); return; }
    const found = card ? nearestCard(card, rows) : (theme && present(themeSelector(theme))) || present(PARTS[part] || '#cards') || present('#pools');
    if (found) found.focus();
  }

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
