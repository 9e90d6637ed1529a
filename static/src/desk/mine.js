// The cards that this desk has put somewhere, and what others made of them since: who moved one on, or wanted it elsewhere.
import { cardsIn } from './facts/ahead.js';
import { overtaken } from './facts/overtaken.js';

const FRESH = 120000; // ms; whoever moves the card later just decides anew

/** Where each act puts its cards. */
const landings = {
  'theme.place': ({ theme }) => theme,
  'theme.accept': ({ was }) => was,
  'theme.take': ({ theme }) => theme,
  'theme.add': (fields, { id }) => id,
  'theme.split': (fields, { id }) => id,
};

export class Mine {
  #put = new Map();

  /** The server has accepted this act. */
  put(type, fields, answer) {
    if (!landings[type]) return;
    const one = { theme: landings[type](fields, answer), seq: answer.seq, until: performance.now() + FRESH, told: new Set() };
    cardsIn(fields).forEach(card => this.#put.set(card, one));
  }

  /** This desk acts on these cards again: where they were is no longer its word. */
  forget(cards) { cards.forEach(card => this.#put.delete(card)); }

  /** What others did since this was last asked, each told once; `seq` is the number of these facts. */
  news(facts, seq) {
    const now = performance.now();
    for (const [card, { until }] of this.#put) if (until < now) this.#put.delete(card);
    const { news, over } = overtaken(this.#put, facts, seq);
    this.forget(over);
    news.filter(each => each.what === 'wanted').forEach(({ card, said }) => this.#put.get(card.id).told.add(said));
    return news;
  }
}
