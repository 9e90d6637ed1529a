// From "Share with the room" to the server's answer: sending, slow, saved on this phone, sent, or back in its form.
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { busy, refuse, setBusy } from './fields.js';
import { go, shown } from './screen.js';

const sentence = text => text.replace(/\.$/, '');

/** Why it could not be shared, with what to do. */
export const refusedWords = answer =>
  _('This could not be shared: %(reason)s. Your words are kept. Change them and try again.', { reason: sentence(answer.message) });

const heldBackWords = answer => (answer.code === 'too_fast'
  ? _('You are faster than the room. It will send in a moment.')
  : _('Something went wrong on our side. Your words are kept and we will try again.'));

/** What goes with a story is a principle; refused alone, its own words can be taken up again where those are asked for. */
const principleDraft = fields => (fields.from ? null : { place: 'principles', activity: fields.activity, words: { own: fields.text, picked: [], ticked: [] } });

export class Sharing {
  #outbox;
  #link;
  #shown; // shows what became of it: sent.js
  #parts = new Map(); // a form's name -> {pen, places, button, status, locate}
  #now = null;

  constructor({ outbox, link, show }) {
    this.#outbox = outbox;
    this.#link = link;
    this.#shown = show;
    outbox.listen(news => this.#hear(news));
  }

  /** A form that shares: where its words go back to when they are refused. */
  add(part) { this.#parts.set(part.pen.name, part); }

  /** Shares a form's words: `first`, and what `others(its id)` makes of them. */
  share(name, first, others = () => []) {
    const part = this.#parts.get(name);
    if (busy(part.button)) return;
    const { words, subject } = part.pen;
    const cid = this.#outbox.add('contribution.add', first, { note: { name, subject, words } });
    others(`cid:${cid}`).forEach(fields => this.#outbox.add('contribution.add', fields, { note: { of: cid, draft: principleDraft(fields) } }));
    part.pen.give();
    this.#now = { cid, part, fields: first, said: new Set() };
    setBusy(part.button, true);
    if (this.#link() === 'offline') this.#leave(); else say(_('Sending'));
  }

  /** Nobody waits for an answer any more, as without a link; what was on its way, if anything was, is safe here. */
  goOn() {
    if (!this.#now) return false;
    this.#leave();
    return true;
  }

  /** Puts refused words back into their form, with the reason beside them; false while other words stand there. */
  restore(item) {
    const part = this.#parts.get(item.note && item.note.name);
    if (!part || part.pen.holds(item.note.subject)) return false;
    this.#restore(item, part);
    return true;
  }

  #restore(item, part) {
    this.#outbox.items.filter(each => each.note && each.note.of === item.cid).forEach(each => this.#outbox.drop(each.cid));
    this.#outbox.drop(item.cid);
    part.pen.turnTo(item.note.subject);
    part.pen.put(item.note.words);
    const { place, field, box } = part.locate(item.answer.field);
    go(place);
    refuse(field, box, refusedWords(item.answer));
  }

  #hear({ what, item, answer }) {
    if (!item) return;
    if (what === 'refused') this.#refused({ ...item, answer });
    if (!this.#now || item.cid !== this.#now.cid) return;
    if (what === 'slow') this.#status(_('Still sending. You can keep this page open and wait.'));
    if (what === 'held_back') this.#status(heldBackWords(answer));
    if (what === 'waiting' && this.#link() === 'offline') this.#leave();
    if (what === 'confirmed') this.#leave(answer);
  }

  /** Shown each time, and said once, however often it is tried again. */
  #status(text) {
    this.#now.part.status.textContent = text;
    if (!this.#now.said.has(text)) say(text);
    this.#now.said.add(text);
  }

  /** The words have left the form: to the room, or to this phone's outbox. */
  #leave(answer = null) {
    const { cid, part, fields } = this.#end();
    part.pen.lift();
    this.#shown({ cid, fields, answer });
  }

  #refused(item) {
    if (this.#now && this.#now.cid === item.cid) { this.#restore(item, this.#end().part); return; }
    const part = this.#parts.get(item.note && item.note.name);
    // nobody is taken away from another question; "What you shared" holds it, and the bar says so
    if (part && [...part.places, 'sent'].includes(shown())) this.restore(item);
  }

  #end() {
    const now = this.#now;
    this.#now = null;
    now.part.status.textContent = '';
    setBusy(now.part.button, false);
    return now;
  }
}
