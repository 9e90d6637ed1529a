// Cards in somebody's hand: dragged, or with the list of themes open. A mark for the other desks, and no lock.

const FADES = 2000; // ms after a card was put down until the room's entries surely say so

export class Hands {
  #room;
  #mine = new Map();
  #marked = '';

  constructor(room) { this.#room = room; }

  take(id) {
    this.#mine.set(id, {});
    this.#say(id, true);
  }

  drop(id) {
    const hold = this.#mine.get(id);
    if (!hold) return;
    this.#say(id, false);
    setTimeout(() => { if (this.#mine.get(id) === hold) this.#mine.delete(id); }, FADES);
  }

  /** Who else has this card in hand now, or null. A desk that went away holds nothing for long. */
  holder({ id, held_by: held }) {
    return held && !this.#mine.has(id) && Date.parse(held.until) > this.#room.now() ? held.name : null;
  }

  /** Whether other cards are marked than when this was last asked: a mark ends by the clock. */
  haveChanged(cards) {
    const before = this.#marked;
    this.#marked = cards.filter(card => this.holder(card)).map(card => card.id).join(' ');
    return this.#marked !== before;
  }

  /** Said now or never: a mark that comes late says nothing. */
  #say(id, on) { if (this.#room.link === 'online') this.#room.do('card.hold', { id, on }).catch(() => {}); }
}
