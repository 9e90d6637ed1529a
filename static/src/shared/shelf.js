// What stays on this device: localStorage, or memory where the browser forbids it or has no room left (`lasting` says so).
// Every value is written with its time, so that what nobody came back for can be cleared.

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const YEAR = 366 * DAY;

// What this page wrote itself, and when by a clock that nobody sets: a phone may get the right time in the middle of a day.
const written = new Map();

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

/** For how long it has lain there (ms). Written years ago, or later than now, tells of a clock that was set: then it is new. */
function ageOf(name, at, now) {
  const own = written.get(name);
  if (own && own.at === at) return performance.now() - own.since;
  return now >= at && now - at < YEAR ? now - at : 0;
}

/** What a text holds, while it counts: for a day, or for ever where it was written so (`at: null`). */
function valueOf(name, text, now = Date.now()) {
  const kept = parsed(text);
  return kept && (kept.at === null || ageOf(name, kept.at, now) < DAY) ? kept.value : undefined;
}

class Shelf {
  #name;
  #memory = new Map();
  #storage = storage();

  constructor(name) { this.#name = `oasis ${name} `; }

  /** Whether a reload would find all that lies here. */
  get lasting() { return this.#storage !== null && this.#memory.size === 0; }

  get(key) { return valueOf(this.#name + key, this.#memory.has(key) ? this.#memory.get(key) : this.#read(key)); }

  /** Written before this returns. Cleared after a day, unless it is to be kept. */
  set(key, value, { kept = false } = {}) {
    const at = kept ? null : Date.now();
    const text = JSON.stringify({ at, value });
    written.set(this.#name + key, { at, since: performance.now() });
    try {
      this.#storage.setItem(this.#name + key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text); // full, or forbidden: at least until the page is closed
    }
  }

  drop(key) {
    this.#memory.delete(key);
    written.delete(this.#name + key);
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
      heard(event.key.slice(this.#name.length), valueOf(event.key, event.oldValue), valueOf(event.key, event.newValue));
    });
  }

  #read(key) { return this.#storage ? this.#storage.getItem(this.#name + key) : null; }
}

/** Clears what has lain for 24 hours, on every shelf of this device; what a clock that was set made older or younger is set right. */
export function clearOld(now = Date.now()) {
  const all = storage();
  if (!all) return;
  for (const name of Object.keys(all).filter(key => key.startsWith('oasis '))) {
    const kept = parsed(all.getItem(name));
    if (kept && kept.at === null) continue;
    const age = kept ? ageOf(name, kept.at, now) : DAY;
    if (age >= DAY) all.removeItem(name);
    else if (Math.abs(now - age - kept.at) > MINUTE) setRight(all, name, { at: now - age, value: kept.value });
  }
}

function setRight(all, name, kept) {
  try {
    all.setItem(name, JSON.stringify(kept));
    if (written.has(name)) written.get(name).at = kept.at;
  } catch { /* no room for a longer number: it stays as it was */ }
}

export const openShelf = name => new Shelf(name);
