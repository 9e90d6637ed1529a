// What the facilitator does. Changes of cards and themes go through an outbox: drawn at once, sent in order, kept while
// the link is lost. What drives the room (open, close, end, the board) is asked and answered, and never kept for later.
import { _ } from '../shared/words.js';
import { cardsIn } from './facts/ahead.js';

/** What takes back and does again: nothing of the desk is their place. */
export const TURNS = new Set(['undo', 'redo']);
const noLink = () => ({
  ok: false, code: 'no_link', message: _('No connection. Nothing has changed. Try again when you are back online.'),
});

export class Acts {
  #room;
  #outbox;
  #looks;
  #heard;
  #mine;
  #told = []; // answered, but the room's entries don't show it yet
  #done = []; // {acts: [{cid?, undo?, cards}], said}: what can be taken back, the last one last
  #sent = new Map(); // by cid: one of those acts, until it has an answer

  /** `heard` is {changed(), moved(act), turned(type, undo id), refused(place, message, answer)}; `mine` is told what was put where. */
  constructor({ room, outbox, looks, heard, mine }) {
    this.#room = room;
    this.#outbox = outbox;
    this.#looks = looks;
    this.#heard = heard;
    this.#mine = mine;
    outbox.listen(news => this.#hear(news));
    room.listen(() => { this.#told = this.#told.filter(item => item.seq > room.seq); });
    room.onLink(state => { if (state === 'online') outbox.wake(); });
  }

  /** This desk's own acts that the room's entries don't hold yet, in order. */
  get ahead() { return [...this.#told, ...this.#outbox.waiting]; }

  /** How many wait for a link. */
  get waiting() { return this.#outbox.waiting.length; }

  /** One change of cards or themes. `said` is what it did, in words; `place` is where a refusal stands. */
  move(type, fields, where) { this.moveAll([{ type, fields }], where); }

  /** Several changes that are taken back together. */
  moveAll(changes, { said, place }) {
    const act = { acts: [], said };
    this.#looks.note(place, null);
    this.#done.push(act);
    for (const { type, fields } of changes) {
      const cards = cardsIn(fields);
      this.#actOn(cards);
      const cid = this.#outbox.add(type, fields, { note: { place } });
      const one = { cid, cards };
      this.#sent.set(cid, one);
      act.acts.push(one);
    }
    this.#heard.moved(act);
    this.#heard.changed();
  }

  /** Asks, and gives what the server says; without a link a refusal in our words. */
  async ask(type, fields = {}) {
    const [answer] = await this.askAll([{ type, fields }]);
    return answer;
  }

  /** Asks one after the other, up to the first refusal: the answers. What was done is taken back together. */
  async askAll(changes) {
    const answers = [];
    const acts = [];
    for (const { type, fields } of changes) {
      let answer = noLink();
      try { answer = await this.#room.do(type, fields); } catch { /* no link: the words say so */ }
      answers.push(answer);
      if (!answer.ok) break;
      this.#mine.put(type, fields, answer);
      if (answer.undo) acts.push({ undo: answer.undo, cards: cardsIn(fields) });
    }
    if (acts.length) this.#done.push({ acts });
    return answers;
  }

  /** Asks for a button in this place, which is busy meanwhile and says a refusal. The answer, or null if it was refused. */
  async press(place, type, fields) {
    if (this.#looks.busy.has(place)) return null;
    this.#looks.busy.add(place);
    this.#looks.note(place, null);
    this.#heard.changed();
    const answer = await this.ask(type, fields);
    this.#looks.busy.delete(place);
    if (!answer.ok) this.#heard.refused(place, answer.message, answer);
    this.#heard.changed();
    return answer.ok ? answer : null;
  }

  /** Takes back this act, or the last one; when this desk knows of none, the server's last of ours. */
  undo(act = this.#done[this.#done.length - 1]) {
    this.#done = this.#done.filter(each => each !== act);
    if (act) [...act.acts].reverse().forEach(one => this.#takeBack(one)); else this.#turn('undo', {});
    this.#heard.changed();
  }

  /** Takes back what the server knows by this id. */
  undoById(id) {
    const act = this.#done.find(each => each.acts.some(one => one.undo === id));
    if (act) this.undo(act); else this.#turn('undo', { id });
  }

  /** Does again what was taken back: this one, or the last. */
  redo(id) { this.#turn('redo', id ? { id } : {}); }

  /** What was not sent is not sent; what has no answer yet is taken back when it has one. */
  #takeBack(one) {
    this.#actOn(one.cards);
    const item = this.#outbox.items.find(each => each.cid && each.cid === one.cid);
    if (one.undo) this.#turn('undo', { id: one.undo });
    else if (item && item.state === 'queued') { this.#outbox.drop(one.cid); this.#heard.turned('undo'); }
    else if (this.#sent.has(one.cid)) one.unwanted = true;
    else this.#heard.refused('undo', _('Somebody else had already done the same. It stays.'));
  }

  #actOn(cards) {
    cards.forEach(card => this.#looks.acted.add(card));
    this.#mine.forget(cards);
  }

  #turn(type, fields) { this.#outbox.add(type, fields, { note: { place: type } }); }

  #hear({ what, item, answer }) {
    if (what === 'confirmed') this.#confirm(item, answer);
    if (what === 'refused') this.#refuse(item, answer);
    this.#heard.changed();
  }

  #confirm(item, answer) {
    if (TURNS.has(item.type)) { this.#heard.turned(item.type, answer.undo); return; }
    if (answer.seq > this.#room.seq) this.#told.push({ ...item, seq: answer.seq });
    const own = this.#sent.get(item.cid);
    if (!own) return;
    this.#sent.delete(item.cid);
    own.undo = answer.undo;
    if (own.unwanted) this.#takeBack(own); else this.#mine.put(item.type, item.fields, answer);
  }

  #refuse(item, answer) {
    this.#outbox.drop(item.cid);
    this.#sent.delete(item.cid);
    for (const act of this.#done) act.acts = act.acts.filter(one => one.cid !== item.cid);
    this.#done = this.#done.filter(act => act.acts.length);
    this.#heard.refused(item.note.place, answer.message, answer);
  }
}
