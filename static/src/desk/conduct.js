// Leads the room: the steps of the run sheet, and what the board shows.
import { say } from '../shared/say.js';
import { _ } from '../shared/words.js';
import { apart, viewWords } from './called.js';
import { openEnd } from './dialogs/ask.js';
import { cardById } from './facts/facts.js';

export class Conduct {
  #desk;

  constructor(desk) { this.#desk = desk; }

  /** Another view on the board. */
  async show(view) {
    const { facts, looks } = this.#desk;
    const card = cardById(facts, looks.spotlit) || cardById(facts, facts.board.card);
    if (view === 'spotlight' && !card) {
      this.#desk.refuse('board', _('Press Spotlight on a card to choose what the board shows.'));
      this.#desk.draw();
      return;
    }
    const fields = view === 'spotlight' ? { view, card: card.id } : { view };
    const done = await this.#desk.acts.press('board', 'board.show', fields);
    if (done) say(_('The board shows: %(view)s', { view: viewWords(view) }));
  }

  /** The one act that is due. What the last one offered to take back is past then. */
  press({ name, type, fields, step }) {
    this.#desk.toast.hide();
    if (name === 'end_room') openEnd(this.#desk);
    else if (type === 'activity.close') this.closeStep(step);
    else if (type === 'activity.next') this.goOn();
    else this.#desk.acts.press('sheet', type, fields);
  }

  async goOn() {
    this.#desk.toast.hide();
    const done = await this.#desk.acts.press('sheet', 'activity.next');
    const step = done && this.#desk.facts.steps.find(each => each.id === done.activity);
    if (step) say(_('Opened: %(title)s', { title: apart(step.title) }));
  }

  /** Closing asks nothing, and can be taken back. */
  async closeStep(step) {
    const fields = { activity: step.id };
    if (!await this.#desk.acts.press('sheet', 'activity.close', fields)) return;
    const reopen = () => this.#desk.acts.press('sheet', 'activity.reopen', fields);
    this.#desk.toast.show(_('Closed.'), { button: { label: _('Reopen'), press: reopen } });
  }

  async removeStep(step) {
    const done = await this.#desk.acts.press('sheet', 'activity.remove', { activity: step.id });
    if (done) this.#desk.tellUndo(_('Removed: %(title)s', { title: apart(step.title) }), done.undo);
  }
}
