// What stays on this device: localStorage, or memory where the browser forbids it (`lasting` says which).
// Every value is written with its time, so that what nobody came back for can be cleared.

const DAY = 24 * 60 * 60 * 1000;

function storage() {
  try {
    localStorage.setItem('oasis?', '1');
    localStorage.removeItem('oasis?');
    return localStorage;
  } catch {
    return null;
  }
}

class Shelf {
  #name;
  #memory = new Map();
  #storage = storage();

  constructor(name) { this.#name = `oasis ${name} `; }

  get lasting() { return this.#storage !== null; }

  get(key) {
    const text = this.#memory.has(key) ? this.#memory.get(key) : this.#read(key);
    if (text === null || text === undefined) return undefined;
    try { return JSON.parse(text).value; } catch { return undefined; }
  }

  set(key, value) {
    const text = JSON.stringify({ at: Date.now(), value });
    try {
      this.#storage.setItem(this.#name + key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text); // full, or forbidden: at least until the page is closed
    }
  }

  drop(key) {
    this.#memory.delete(key);
    if (this.#storage) this.#storage.removeItem(this.#name + key);
  }

  keys(start = '') {
    const stored = this.#storage ? Object.keys(this.#storage).filter(key => key.startsWith(this.#name)) : [];
    const all = new Set([...stored.map(key => key.slice(this.#name.length)), ...this.#memory.keys()]);
    return [...all].filter(key => key.startsWith(start)).sort();
  }

  /** Everything of this shelf: on leaving. */
  clear() { for (const key of this.keys()) this.drop(key); }

  /** Hears when another tab changed something here: `heard(key)`. */
  listen(heard) {
    addEventListener('storage', event => {
      if (event.key && event.key.startsWith(this.#name)) heard(event.key.slice(this.#name.length));
    });
  }

  #read(key) { return this.#storage ? this.#storage.getItem(this.#name + key) : null; }
}

/** Clears what is older than 24 hours, on every shelf of this device but what `kept(key)` holds for longer. */
export function clearOld(kept = () => false, now = Date.now()) {
  const all = storage();
  if (!all) return;
  for (const key of Object.keys(all).filter(name => name.startsWith('oasis ') && !kept(name))) {
    let at = 0;
    try { at = JSON.parse(all.getItem(key)).at; } catch { /* not ours any more */ }
    if (!(now - at < DAY)) all.removeItem(key);
  }
}

export const openShelf = name => new Shelf(name);
