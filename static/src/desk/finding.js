// Which cards the facilitator looks at: the list, the words to find, what else narrows it, and how far down.
import { EVERYTHING } from './facts/filter.js';

const $ = id => document.getElementById(id);

export class Finding {
  #desk;

  constructor(desk) { this.#desk = desk; }

  openTray(tray) {
    $('find').value = '';
    this.#open(tray, '');
  }

  /** What of the list is seen: by words, and by what is chosen beside them. */
  find(words) { this.#open(this.#desk.looks.tray, words); }

  narrow(chosen) {
    const { looks } = this.#desk;
    looks.filter = { ...looks.filter, ...chosen };
    this.find(looks.find);
  }

  /** The whole list again. What was pressed is gone then: the focus goes to the search. */
  showAll() {
    this.#desk.looks.filter = EVERYTHING;
    this.openTray(this.#desk.looks.tray);
    $('find').focus();
  }

  showMore(n) {
    const { looks } = this.#desk;
    const first = looks.rows[looks.limit];
    looks.limit += n;
    this.#desk.draw();
    if (first) this.#desk.focusCard(first.id);
  }

  /** Goes to the first of the cards that came unseen. */
  seeFresh() {
    const { looks, list } = this.#desk;
    const [first] = list.fresh;
    looks.limit = looks.rows.length;
    list.see();
    this.#desk.draw();
    this.#desk.focusCard(first);
  }

  #open(tray, words) {
    this.#desk.looks.open(tray, words);
    this.#desk.draw();
    $('cards').scrollTop = 0;
  }
}
