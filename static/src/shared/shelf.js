// What stays on this device: localStorage, or memory where the browser forbids it or has no room left (`lasting` says so).
// Every value is written with its time, so that what nobody came back for can be cleared.

const DAY = 24 * 60 * 60 * 1000;

/** A storage that is full can still be read, and what it holds be sent: only asking tells that it is forbidden. */
function storage() {
  try {
    localStorage.getItem('oasis?');
    return localStorage;
  } catch {
    return null;
  }
}

const parsed = text => { try { return JSON.parse(text); } catch { return null; } };

/** What a text holds, while it counts: for a day, or for ever where it was written so (`at: null`). */
function valueOf(text, now = Date.now()) {
  const kept = parsed(text);
  return kept && (kept.at === null || now - kept.at < DAY) ? kept.value : undefined;
}

class Shelf {
  #name;
  #memory = new Map();
  #storage = storage();

  constructor(name) { this.#name = `oasis ${name} `; }

  /** Whether a reload would find all that lies here. */
  get lasting() { return this.#storage !== null && this.#memory.size === 0; }

  get(key) { return valueOf(this.#memory.has(key) ? this.#memory.get(key) : this.#read(key)); }

  /** Written before this returns. Cleared after a day, unless it is to be kept. */
  set(key, value, { kept = false } = {}) {
    const text = JSON.stringify({ at: kept ? null : Date.now(), value });
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

  /** Hears when another tab changed something here: `heard(key, before, after)`, undefined for nothing. */
  listen(heard) {
    addEventListener('storage', event => {
      if (!event.key || !event.key.startsWith(this.#name)) return;
      heard(event.key.slice(this.#name.length), valueOf(event.oldValue), valueOf(event.newValue));
    });
  }

  #read(key) { return this.#storage ? this.#storage.getItem(this.#name + key) : null; }
}

/** Clears what is older than 24 hours, on every shelf of this device. */
export function clearOld(now = Date.now()) {
  const all = storage();
  if (!all) return;
  for (const key of Object.keys(all).filter(name => name.startsWith('oasis '))) {
    if (valueOf(all.getItem(key), now) === undefined) all.removeItem(key);
  }
}

export const openShelf = name => new Shelf(name);
