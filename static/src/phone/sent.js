// After sharing: "Thank you", or "Saved" while it waits on this phone. It follows what becomes of it.
import { GATHERED } from '../shared/gathered.js';
import { _ } from '../shared/words.js';
import { say } from '../shared/say.js';
import { words } from './mine_rows.js';
import { go, nameThePage, shown } from './screen.js';
import { reachedWords, safeWords, stateWords, waitingState } from './states.js';

const MOMENT = 500; // ms in which a tap was meant for *Share*, which stood where the buttons are now

const slipWords = ({ fields, state }) => (state === 'shown' && GATHERED.has(fields.kind)
  ? _('It is being sorted and will join the board.')
  : stateWords(state));

export class Sent {
  #room;
  #outbox;
  #item = null;
  #section = document.getElementById('sent');

  constructor({ room, outbox }) {
    this.#room = room;
    this.#outbox = outbox;
    outbox.listen(({ what, item, answer }) => {
      if (what === 'confirmed' && this.#item && item.cid === this.#item.cid && !this.#item.answer) this.#arrived(answer);
    });
    room.listen(kinds => { if (kinds.has('mine') && this.#item && shown() === 'sent') this.#draw(); });
  }

  /** Shows what was just shared; without an answer it is saved on this phone. */
  show(item) {
    this.#item = item;
    this.#draw();
    this.#settle();
    go('sent');
    say(item.answer ? `${_('Sent')}. ${reachedWords(item.fields.kind)}` : safeWords(item.fields.kind, this.#outbox.lasting));
  }

  /** The second of a double tap would leave this page before anybody has read it. */
  #settle() {
    this.#section.classList.add('fresh');
    setTimeout(() => this.#section.classList.remove('fresh'), MOMENT);
  }

  #arrived(answer) {
    this.#item = { ...this.#item, answer };
    this.#draw();
    if (shown() === 'sent') nameThePage();
  }

  #draw() {
    const { fields, answer } = this.#item;
    const held = answer && this.#room.one('mine', answer.id);
    const state = held ? held.state : answer ? answer.state : waitingState(this.#outbox.lasting);
    document.getElementById('sent-again').textContent = fields.kind === 'story' ? _('Add another story') : _('Add another');
    const [h1, lead] = [this.#section.querySelector('h1'), this.#section.querySelector('.lead')];
    h1.textContent = answer ? _('Thank you') : this.#outbox.lasting ? _('Saved') : _('Not sent yet');
    lead.textContent = answer ? reachedWords(fields.kind) : safeWords(fields.kind, this.#outbox.lasting);
    this.#section.querySelector('.tick').classList.toggle('waits', !answer);
    this.#section.querySelector('.slip .t').textContent = slipWords({ fields, state });
    this.#section.querySelector('.slip blockquote').textContent = words(fields);
  }
}
