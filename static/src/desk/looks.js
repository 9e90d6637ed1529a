// What this desk looks at, and what it was told in which place. Nobody else's desk knows of it.
import { Aim } from './aim.js';
import { EVERYTHING } from './facts/filter.js';
import { PORTION } from './facts/rows.js';

export class Looks {
  tray = 'sort';
  find = '';
  /** The panel with what else narrows the list is open. */
  filtering = false;
  limit = PORTION;
  rows = [];
  /** How high a card was that somebody else took away: its empty place is as high. */
  heights = new Map();
  /** A pointer is over the list of cards. */
  held = false;
  /** Cards that this desk has just moved itself. */
  acted = new Set();
  /** Cards that came while nobody could see them. */
  fresh = new Set();
  /** The offer below the themes: another one may take its place. */
  offered = new Aim();
  /** The last card in the spotlight. */
  spotlit = null;
  /** Stories that are shown whole. */
  unfolded = new Set();
  /** Words by the place where something was refused: 'sheet', 'board', 'card c1', 'theme t1'. */
  notes = new Map();
  /** Acts without an answer yet, by place: their button can't be pressed twice. */
  busy = new Set();

  #shelf;

  constructor(shelf) { this.#shelf = shelf; }

  get singleKeys() { return this.#shelf.get('single keys') !== false; }
  set singleKeys(on) { this.#shelf.set('single keys', on, { kept: true }); }

  /** What else narrows the list: several facilitators share the work so, each desk for itself, over a reload too. */
  get filter() { return { ...EVERYTHING, ...this.#shelf.get('filter') }; }
  set filter(filter) { this.#shelf.set('filter', filter); }

  /** Another list, or the same with other words to find: from its beginning. */
  open(tray, find = '') {
    this.tray = tray;
    this.find = find;
    this.limit = PORTION;
    this.rows = [];
    this.acted.clear();
  }

  unfold(id) { if (!this.unfolded.delete(id)) this.unfolded.add(id); }

  note(place, words) {
    if (words) this.notes.set(place, words); else this.notes.delete(place);
  }
}
