// "What you shared": every contribution with its state in words, to change or to withdraw.
import { html, nothing, repeat } from '../../vendor/lit-html-3.3.3.js';
import { _ } from '../shared/words.js';
import { say, shout } from '../shared/say.js';
import { tell } from './bars.js';
import { draw } from './draw.js';
import { rows, words } from './mine_rows.js';
import { shown } from './screen.js';
import { refusedWords } from './sharing.js';
import { consentWords, kindWords } from '../shared/kinds.js';
import { stateWords, waitingState } from './states.js';

const $ = id => document.getElementById(id);

export class Mine {
  #room;
  #outbox;
  #shelf;
  #sharing;
  #change;
  #resume;
  #asking = null; // the row that asks whether to withdraw

  constructor({ room, outbox, shelf, sharing, change, resume }) {
    this.#room = room;
    this.#outbox = outbox;
    this.#shelf = shelf;
    this.#sharing = sharing;
    this.#change = change;
    this.#resume = resume;
    room.listen(kinds => { if (kinds.has('mine') || kinds.has('room')) this.drawIfShown(); });
    outbox.listen(news => { this.#hear(news); this.drawIfShown(); });
  }

  drawIfShown() { if (shown() === 'mine') this.draw(); }

  draw() {
    const room = this.#room.one('room', 'room') || {};
    const all = rows({ mine: this.#room.all('mine'), items: this.#outbox.items, drafts: this.#drafts, ended: room.state === 'ended', waits: waitingState(this.#outbox.lasting) });
    $('mine-none').hidden = all.length > 0;
    draw(repeat(all, row => row.key, row => this.#row(row)), $('mine-rows'));
    this.#drawCodes();
  }

  get #drafts() {
    return this.#shelf.keys('draft ').map(key => {
      const [, name, activity] = key.split(' ');
      const draft = this.#shelf.get(key);
      const text = name === 'principles' ? draft.own || (draft.picked || []).map(each => each.text).join(' · ') : words(draft);
      return { key, place: name, activity, text, kind: name === 'story' ? 'story' : draft.kind || 'principle' };
    }).filter(draft => draft.text && ['story', 'principles', 'write'].includes(draft.place));
  }

  #row(row) {
    return html`<li class="own"><p class="k">${kindWords(row.kind)}<span class="state">${stateWords(row.state)}</span></p>
      ${row.state === 'withdrawn' ? html`<p>${_('Withdrawn. It is gone.')}</p>` : html`<p class="t" dir="auto">${row.text}</p>`}
      ${row.consent ? html`<p class="hint">${consentWords(row.consent)}</p>` : nothing}
      ${row.state === 'refused' ? html`<p class="err">${refusedWords({ message: row.reason })}</p>` : nothing}
      ${this.#asking === row.key ? this.#question(row) : this.#acts(row)}</li>`;
  }

  #acts(row) {
    const act = (text, press) => html`<button type="button" class="btn quiet" @click=${press}>${text}<span class="sr">: ${row.text}</span></button>`;
    const item = row.state === 'refused' && this.#outbox.items.find(each => each.cid === row.cid);
    const acts = [
      row.state === 'draft' && act(_('Change'), () => this.#resume(row)),
      item && item.note && item.note.name && act(_('Change'), () => { if (!this.#sharing.restore(item)) this.#busy(); }),
      item && item.note && item.note.draft && act(_('Change'), () => this.#takeUp(item)),
      item && act(_('Withdraw'), () => { this.#outbox.drop(row.cid); this.draw(); }),
      row.mayChange && act(_('Change'), () => this.#changeRow(row)),
      row.mayWithdraw && act(_('Withdraw'), () => this.#ask(row.key)),
      // a change of what another device withdrew: only its words are left to let go of
      row.refused && !row.mayWithdraw && act(_('Withdraw'), () => { this.#letGo(row); this.draw(); }),
    ].filter(Boolean);
    return acts.length ? html`<p class="acts">${acts}</p>` : nothing;
  }

  #busy() {
    const words = _('Share what you are writing first. These words are kept here.');
    tell(words);
    shout(words);
  }

  /** A refused principle becomes a draft again, where principles are asked for. */
  #takeUp({ cid, note: { draft } }) {
    const key = `draft ${draft.place} ${draft.activity}`;
    if (this.#shelf.get(key)) { this.#busy(); return; }
    this.#shelf.set(key, draft.words);
    this.#outbox.drop(cid);
    this.#resume(draft);
  }

  /** Words that were refused stand in the form instead of those that the room holds. */
  #changeRow(row) {
    const { id, ...meant } = Object.assign({}, ...(row.refused || []).map(item => item.fields));
    this.#letGo(row);
    this.#change(this.#room.one('mine', row.id), meant);
  }

  /** What was refused about a contribution waits here no more. */
  #letGo({ refused = [] }) { refused.forEach(item => this.#outbox.drop(item.cid)); }

  #question(row) {
    return html`<p class="ask" tabindex="-1">${_('Withdraw takes it off the board and out of the report.')}</p><p class="acts">
      <button type="button" class="btn danger" @click=${() => this.#withdraw(row)}>${_('Withdraw')}</button>
      <button type="button" class="btn quiet" @click=${() => this.#ask(null)}>${_('Keep it')}</button></p>`;
  }

  #ask(key) {
    this.#asking = key;
    this.draw();
    const question = $('mine-rows').querySelector('.ask');
    if (question) question.focus();
  }

  #withdraw(row) {
    this.#asking = null;
    this.#letGo(row);
    this.#outbox.add('contribution.withdraw', { id: row.id }, { note: { words: row.text } });
    this.draw();
    $('mine-rows').focus();
  }

  #hear({ what, item }) {
    if (what === 'confirmed' && item.type === 'contribution.withdraw') say(_('Withdrawn. It is gone.'));
  }

  #drawCodes() {
    const me = this.#room.all('mine').find(entry => entry.kind === 'person');
    const show = (id, code) => { $(id).hidden = !code; if (code) $(id).querySelector('b').textContent = code; };
    show('receipt', (me && me.receipt_code) || $('receipt').dataset.code);
    show('recovery', this.#shelf.get('recovery') || $('recovery').dataset.code);
  }
}
