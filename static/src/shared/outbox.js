// What waits to be sent: one at a time, in order, each with its cid, over reloads and lost links.
// Only the server's answer ends an item. Drafts lie on the same shelf, under 'draft …'.
// An item may name what an earlier one will make: 'cid:…' in a list of its fields becomes that answer's id.
import { randomId } from './ids.js';
import { _ } from './words.js';

const SLOW = 4000; // ms after which "Sending" needs a word more
const LATER = 5000; // ms until an item without an answer is tried again
const MOST_BYTES = 65000; // a longer packet ends its line unread (web/security.py LARGEST_FRAME), each time anew
const HELD_BACK = new Set(['try_again', 'too_fast']); // nothing was stored; the same item goes again

const fits = ({ type, fields, cid }) => new TextEncoder().encode(JSON.stringify({ ...fields, type, cid })).length <= MOST_BYTES;

/** What the server would say if it could read it: few signs may be many bytes. */
const tooLong = () => ({ ok: false, code: 'too_long', message: _('This is too long to be sent.') });

class Outbox {
  #shelf;
  #send;
  #listeners = new Set();
  #sending = null;
  #timer = null;
  #pauses = 0;

  constructor({ shelf, send }) {
    this.#shelf = shelf;
    this.#send = send;
    shelf.listen((key, before, after) => { if (key.startsWith('out ')) this.#hear(before, after); });
  }

  /** Items in the order of sending: {cid, type, fields, note, at, state: 'queued' | 'sending' | 'refused', answer?}. */
  get items() {
    return this.#shelf.keys('out ').map(key => this.#shelf.get(key)).filter(item => item && !(item.answer && item.answer.ok))
      .map(item => ({ ...item, state: item.answer ? 'refused' : item.cid === this.#sending ? 'sending' : 'queued' }));
  }

  get waiting() { return this.items.filter(item => item.state !== 'refused'); }

  get refused() { return this.items.filter(item => item.state === 'refused'); }

  /** Whether what waits here would survive a reload. */
  get lasting() { return this.#shelf.lasting; }

  /**
   * Puts a command into the outbox and returns its cid. `note` is the page's own (which form, which draft).
   * `instead` names what a newer one replaces while it still waits: only the last whole ballot counts.
   */
  add(type, fields, { note = null, instead = null } = {}) {
    if (instead) this.items.filter(item => item.instead === instead && item.state === 'queued').forEach(item => this.drop(item.cid));
    const item = { cid: randomId(), type, fields, note, instead, at: Date.now() };
    item.key = `out ${String(this.#nextNumber()).padStart(14, '0')} ${item.cid}`;
    this.#shelf.set(item.key, item);
    this.#tell({ what: 'added', item });
    this.wake();
    return item.cid;
  }

  /** Takes an item out, sent or not: a refused one whose words are in their form again, or on leaving. */
  drop(cid) {
    const item = this.items.find(each => each.cid === cid);
    if (!item) return;
    this.#shelf.drop(item.key);
    this.#tell({ what: 'dropped', item });
  }

  /** `heard({what, item, answer?})`; what: added, sending, slow, waiting, confirmed, held_back, refused, dropped, elsewhere. */
  listen(heard) { this.#listeners.add(heard); return () => this.#listeners.delete(heard); }

  /** Goes on sending: after a reload, or when the link is back. */
  async wake() {
    if (this.#sending) return;
    clearTimeout(this.#timer);
    const item = this.waiting[0];
    if (!item) return;
    this.#sending = item.cid;
    this.#tell({ what: 'sending', item });
    const slow = setTimeout(() => this.#tell({ what: 'slow', item }), SLOW);
    let answer = null;
    try { answer = fits(item) ? await this.#send(item.type, item.fields, item.cid) : tooLong(); } catch { /* no link: it waits here */ }
    clearTimeout(slow);
    this.#sending = null;
    if (answer) return this.#settle(item, answer);
    this.#wakeIn(LATER); // an answer may get lost without the link being lost
    return this.#tell({ what: 'waiting', item });
  }

  #settle(item, answer) {
    if (!this.#shelf.get(item.key)) return this.wake(); // another tab was faster and has told us, or it was cleared
    if (!answer.ok && HELD_BACK.has(answer.code)) return this.#pause(item, answer);
    this.#pauses = 0;
    // at every moment another tab may look, and go on from what it sees: what names the item is changed before it goes
    for (const later of this.waiting) this.#pass(later, item, answer);
    this.#keep(item, { answer });
    if (answer.ok) this.#shelf.drop(item.key);
    this.#tell({ what: answer.ok ? 'confirmed' : 'refused', item, answer });
    return this.wake();
  }

  /** Another tab of this device put an item here, or settled one: its answer was the last that stood with it. */
  #hear(before, after) {
    const item = after || before || {};
    if (after && !after.answer) this.#wakeIn(LATER); // should that tab be closed, this one sends it
    if (item.answer && item.answer.ok) {
      if (!after) this.#tell({ what: 'confirmed', item, answer: item.answer });
    } else if (after && after.answer) this.#tell({ what: 'refused', item, answer: item.answer });
    else this.#tell({ what: 'elsewhere' });
  }

  /** One more than the last that waits: the order must not depend on a clock that may be set back. */
  #nextNumber() {
    const last = this.#shelf.keys('out ').pop();
    return last ? Number(last.split(' ')[1]) + 1 : 1;
  }

  #wakeIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), ms);
  }

  /** What names the settled item gets its id; after a refusal it is refused as well, with the same words. */
  #pass(later, item, answer) {
    const name = `cid:${item.cid}`;
    if (!Object.values(later.fields).some(value => Array.isArray(value) && value.includes(name))) return;
    if (!answer.ok) return this.#keep(later, { answer });
    const named = ([field, value]) => [field, Array.isArray(value) ? value.map(each => (each === name ? answer.id : each)) : value];
    this.#keep(later, { fields: Object.fromEntries(Object.entries(later.fields).map(named)) });
  }

  #keep(item, change) {
    const { state, ...kept } = item;
    this.#shelf.set(item.key, { ...kept, ...change });
  }

  #pause(item, answer) {
    this.#pauses += 1;
    const seconds = answer.retry_in || Math.min(30, 2 ** this.#pauses);
    this.#tell({ what: 'held_back', item, answer });
    this.#wakeIn(seconds * 1000);
  }

  /** A listener that fails is reported as any fault, and stops no item behind it. */
  #tell(news) {
    for (const heard of this.#listeners) {
      try { heard(news); } catch (fault) { setTimeout(() => { throw fault; }); }
    }
  }
}

/** An outbox on a shelf (shared/shelf.js). `send(type, fields, cid)` answers, or rejects when there is no link. */
export const openOutbox = options => new Outbox(options);
