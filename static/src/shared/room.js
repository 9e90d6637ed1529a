// The live room as a screen sees it: connect, sync, put and drop entries.
import { apply, judge, reached, touched } from './held.js';
import { randomId } from './ids.js';
import { openSocket, watchLink } from './link.js';

const PATIENCE = 15000; // ms to wait for an answer
const GLANCE = 5000; // ms to wait for one while somebody looks at a page that may have slept

class Room {
  #socket;
  #seq;
  #held = new Map();
  #listeners = new Set();
  #linkListeners = new Set();
  #changed = new Set();
  #drawing = false;
  #serverTime = Date.now(); // only until the first update says better
  #heardAt = performance.now();
  #aliveAt = performance.now(); // when the other end last said anything
  #link;
  #refusal;

  constructor({ room, lens, seq = 0, io }) {
    this.#seq = seq;
    this.#socket = openSocket(io, { room, lens, mine: () => this.#seq });
    this.#link = watchLink(this.#socket, (state, refusal) => this.#tellLink(state, refusal));
    this.#socket.on('hello', update => this.#take(update));
    this.#socket.on('changes', update => this.#take(update));
    this.#socket.on('beat', beat => { this.#hear(beat.now); if (beat.seq > this.#seq) this.#sync(); });
    this.#syncWhenSomebodyLooks();
  }

  get held() { return this.#held; }
  get seq() { return this.#seq; }
  get link() { return this.#link(); }

  /** All entries of a kind, in the order in which they came. */
  all(kind) {
    const start = `${kind} `;
    return [...this.#held].filter(([key]) => key.startsWith(start)).map(([, entry]) => entry);
  }

  one(kind, id) { return this.#held.get(`${kind} ${id}`); }

  /** `heard(kinds)` after each applied update, at most once a frame. Returns how to stop. */
  listen(heard) { this.#listeners.add(heard); return () => this.#listeners.delete(heard); }

  /** `heard(state, refusal)` now and at each change of the link. Returns how to stop. */
  onLink(heard) {
    this.#linkListeners.add(heard);
    heard(this.#link(), this.#refusal);
    return () => this.#linkListeners.delete(heard);
  }

  /** The server's answer, a refusal too. Rejects only when there is no link; with `queue` it waits for one. */
  async do(type, fields = {}, { cid = randomId(), queue = false } = {}) {
    for (;;) {
      if (!this.#socket.connected && queue) await this.#connected();
      try {
        return await this.#ask('do', { ...fields, cid, type });
      } catch (noLink) {
        if (!queue) throw noLink;
      }
    }
  }

  /** The server's time in ms, whatever this device's clock says. */
  now() { return this.#serverTime + performance.now() - this.#heardAt; }

  #connected() {
    return new Promise(resolve => {
      if (this.#socket.connected) resolve(); else this.#socket.once('connect', resolve);
    });
  }

  #ask(event, payload, patience = PATIENCE) {
    return new Promise((resolve, reject) => {
      // Socket.IO would keep it in memory and send it later; the outbox does that, over reloads too
      if (!this.#socket.connected) { reject(new Error('no link')); return; }
      const asked = performance.now();
      this.#socket.timeout(patience).emit(event, payload, (error, answer) => {
        if (!error) { this.#aliveAt = performance.now(); resolve(answer); return; }
        // half a link: what we say may arrive, and nothing comes back. Its end would be noticed after 45 s only
        if (this.#socket.connected && this.#aliveAt < asked) this.#dial();
        reject(error);
      });
    });
  }

  /** Connects anew, at once. */
  #dial() {
    if (this.link === 'refused') return;
    this.#socket.disconnect();
    this.#socket.connect();
  }

  #take(update) {
    this.#hear(update.now);
    const verdict = judge(this.#seq, update);
    if (verdict === 'sync') this.#sync();
    if (verdict !== 'apply') return;
    for (const kind of touched(this.#held, update)) this.#changed.add(kind);
    this.#held = apply(this.#held, update);
    this.#seq = reached(this.#seq, update);
    this.#drawSoon();
  }

  #sync(patience = PATIENCE) {
    this.#ask('sync', { seq: this.#seq }, patience).then(update => this.#take(update), () => { /* the next hello closes the gap */ });
  }

  #hear(now) {
    this.#aliveAt = performance.now();
    if (now === undefined) return;
    this.#serverTime = typeof now === 'number' ? now : Date.parse(now);
    this.#heardAt = performance.now();
  }

  #drawSoon() {
    if (this.#drawing) return;
    this.#drawing = true;
    // a hidden page gets no frames, but its title and its outbox go on
    if (document.hidden) setTimeout(() => this.#draw()); else requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#drawing = false;
    const changed = this.#changed;
    this.#changed = new Set();
    for (const heard of this.#listeners) heard(changed);
  }

  #tellLink(state, refusal) {
    this.#refusal = refusal;
    for (const heard of this.#linkListeners) heard(state, refusal);
  }

  #syncWhenSomebodyLooks() {
    // a page that slept may take a dead link for a live one, or wait long for its next try; its person looks now
    const look = () => { if (!document.hidden) this.#lookAgain(); };
    document.addEventListener('visibilitychange', look);
    document.addEventListener('resume', look);
    addEventListener('pageshow', event => { if (event.persisted) look(); });
    addEventListener('online', () => this.#lookAgain()); // the browser knows sooner than the next try would
  }

  #lookAgain() { if (this.#socket.connected) this.#sync(GLANCE); else this.#dial(); }
}

/** The room, connecting by itself. The page's cookie is the identity. */
export const openRoom = options => new Room(options);
