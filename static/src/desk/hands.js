// Cards in somebody's hand: dragged, or with the list of themes open. A mark for the other desks, and no lock.

const FADES = 2000; // ms after a card was put down until the room's entries surely say so
const RENEWS = 10000; // ms; a mark lasts three times as long (themes/rules/hand.py HELD_MS)

export class Hands {
  #room;
  #mine = new Map();
  #marked = '';

  constructor(room) {
    this.#room = room;
    setInterval(() => { if (!document.hidden) this.#renew(); }, RENEWS);
    // what was said on the line before has ended with it
    room.onLink(state => { if (state === 'online') this.#renew(); });
  }

  take(id) {
    this.#mine.set(id, { held: true });
    this.#say(id, true);
  }

  drop(id) {
    const hold = this.#mine.get(id);
    if (!hold) return;
    hold.held = false;
    this.#say(id, false);
    setTimeout(() => { if (this.#mine.get(id) === hold) this.#mine.delete(id); }, FADES);
  }

  /** Who else has this card in hand now, or null. A desk that hangs holds nothing for long. */
  holder({ id, held_by: held }) {
    return held && !this.#mine.has(id) && Date.parse(held.until) > this.#room.now() ? held.name : null;
  }

  /** Whether other cards are marked than when this was last asked: a mark ends by the clock. */
  haveChanged(cards) {
    const before = this.#marked;
    this.#marked = cards.filter(card => this.holder(card)).map(card => card.id).join(' ');
    return this.#marked !== before;
  }

  #renew() { for (const [id, { held }] of this.#mine) if (held) this.#say(id, true); }

  /** Said now or never: a mark that comes late says nothing. */
  #say(id, on) { if (this.#room.link === 'online') this.#room.do('card.hold', { id, on }).catch(() => {}); }
}
