// The live room as a screen sees it: connect, sync, put and drop entries.
import { apply, judge, reached, touched } from './held.js';
import { randomId } from './ids.js';
import { openSocket, watchLink } from './link.js';

const PATIENCE = 15000; // ms to wait for an answer before the link counts as dead

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

  close() { this.#socket.disconnect(); }

  #connected() {
    return new Promise(resolve => {
      if (this.#socket.connected) resolve(); else this.#socket.once('connect', resolve);
    });
  }

  #ask(event, payload) {
    return new Promise((resolve, reject) => {
      // Socket.IO would keep it in memory and send it later; the outbox does that, over reloads too
      if (!this.#socket.connected) { reject(new Error('no link')); return; }
      this.#socket.timeout(PATIENCE).emit(event, payload, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
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

  #sync() {
    this.#ask('sync', { seq: this.#seq }).then(update => this.#take(update), () => { /* the next hello closes the gap */ });
  }

  #hear(now) {
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
    const look = () => { if (!document.hidden && this.#socket.connected) this.#sync(); };
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', look);
    // the browser knows sooner than the next try would
    addEventListener('online', () => (this.#socket.connected ? this.#sync() : this.#socket.connect()));
  }
}

/** The room, connecting by itself. The page's cookie is the identity. */
export const openRoom = options => new Room(options);
