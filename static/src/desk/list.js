// The list of cards as it stands: what is in it, what was found, in which rows, and what came unseen.
import { reach, steadyRows } from './facts/rows.js';
import { cardsOf, themeOf, withWords } from './facts/trays.js';
import { EVERYTHING, readable, sifted } from './facts/filter.js';
import { themeById } from './facts/facts.js';

export class List {
  all = [];
  found = [];
  fresh = [];
  /** What narrows it: what was chosen, as far as it can be read. */
  filter = EVERYTHING;
  #known = null;
  #looks;

  constructor(looks) { this.#looks = looks; }

  /** Reads it anew. Returns how many cards came into this list since the last time. */
  read(facts) {
    const looks = this.#looks;
    const theme = themeOf(looks.tray);
    if (theme && !themeById(facts, theme)) looks.open('sort');
    const come = this.#come(facts.cards);
    this.all = cardsOf(looks.tray, facts.cards);
    this.filter = readable(looks.filter, facts.cards);
    this.found = withWords(sifted(this.all, this.filter, facts.steps), looks.find);
    looks.rows = steadyRows(looks.rows, this.found.map(card => card.id), looks);
    looks.limit = reach(looks.rows, looks.limit);
    if (!looks.held) looks.acted.clear();
    this.fresh = looks.rows.filter(row => !row.left && looks.fresh.has(row.id)).map(row => row.id);
    return this.fresh.filter(id => come.has(id)).length;
  }

  /** What is in the list was seen. */
  see() {
    this.fresh.forEach(id => this.#looks.fresh.delete(id));
    this.fresh = [];
  }

  /** Rows that somebody else's act has emptied go when the facilitator acts. */
  sweep() { this.#looks.rows = this.#looks.rows.filter(row => !row.left); }

  #come(cards) {
    const ids = new Set(cards.map(card => card.id));
    const come = new Set(this.#known ? [...ids].filter(id => !this.#known.has(id)) : []);
    this.#known = ids;
    const { fresh } = this.#looks;
    come.forEach(id => fresh.add(id));
    [...fresh].filter(id => !ids.has(id)).forEach(id => fresh.delete(id));
    return come;
  }
}
