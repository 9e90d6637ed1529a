// What can be done with cards and themes: the commands, what is said of them, and where the focus goes then.
import { say } from '../shared/say.js';
import { _, ngettext } from '../shared/words.js';
import { cardWords, themeWords } from './called.js';
import { nearOf } from './facts/near.js';
import { neighbour } from './facts/rows.js';
import { isOffered, themeOf } from './facts/trays.js';

export const cardPlace = card => `card ${card.id}`;
export const themePlace = theme => `theme ${theme.id}`;

export class Verbs {
  #desk;

  constructor(desk) { this.#desk = desk; }

  /** Into a theme, or with null back to To sort. Who names the theme means it, whatever is suggested meanwhile. */
  place(card, theme) {
    if (card.theme === (theme ? theme.id : null) && !isOffered(card)) return;
    const back = isOffered(card) ? _('Kept in To sort') : _('Moved back to To sort');
    const said = theme ? _('Moved to %(theme)s', { theme: themeWords(theme) }) : back;
    this.#card('theme.place', { card: card.id, theme: theme ? theme.id : null, was: card.theme }, card, said);
  }

  /** These cards too: one act with one undo. */
  bring(theme, cards) {
    const said = ngettext('%(n)s card moved to %(theme)s', '%(n)s cards moved to %(theme)s', cards.length, { theme: themeWords(theme) });
    this.#desk.acts.move('theme.take', { theme: theme.id, cards }, { said, place: themePlace(theme) });
  }

  /** What the machine offered for a theme is not offered again. */
  decline(theme, offer) { this.#decline(offer.declining, themePlace(theme)); }

  /** These two cards don't say the same. */
  keepApart(card, other) {
    this.#decline({ kind: 'same', cards: [card.id, other.id] }, cardPlace(card));
    this.#desk.focusCard(card.id);
  }

  /** What stands first on a card: its suggestion or nearest theme, or letting it onto the board. */
  accept(card) {
    if (card.state === 'checking') { this.release([card]); return; }
    const [theme] = nearOf(card, this.#desk.facts.themes);
    if (!theme) return;
    if (!isOffered(card)) { this.place(card, theme); return; }
    this.#card('theme.accept', { card: card.id, theme: theme.id }, card, _('Moved to %(theme)s', { theme: themeWords(theme) }));
  }

  /** All these suggestions. Each is an act on the wire; here they are one. */
  acceptAll(cards) {
    const offered = cards.filter(isOffered);
    const said = ngettext('%(n)s suggestion accepted', '%(n)s suggestions accepted', offered.length);
    this.#desk.acts.moveAll(offered.map(card => ({ type: 'theme.accept', fields: { card: card.id, theme: card.theme } })), { said, place: 'cards' });
    this.#desk.focusList();
  }

  /** Lets what was held back onto the board: one act, however many. */
  release(cards) {
    const said = ngettext('%(n)s card accepted. It is on the board.', '%(n)s cards accepted. They are on the board.', cards.length);
    const [card] = cards;
    if (cards.length === 1) { this.#card('card.accept', { id: card.id }, card, said); return; }
    this.#desk.acts.move('card.accept', { ids: cards.map(each => each.id) }, { said, place: 'cards' });
    this.#desk.focusList();
  }

  restore(card) { this.#card('card.restore', { id: card.id }, card, _('Restored. It is on the board again.')); }

  async pin(card) {
    const on = !card.pinned;
    const done = await this.#desk.acts.press(cardPlace(card), 'card.pin', { id: card.id, on });
    if (done) say(on ? _('Pinned') : _('No longer pinned'));
  }

  async spotlight(card) {
    this.#desk.looks.spotlit = card.id;
    const done = await this.#desk.acts.press(cardPlace(card), 'board.show', { view: 'spotlight', card: card.id });
    if (done) say(_('In the spotlight: %(card)s', { card: cardWords(card) }));
  }

  mergeCards(from, into) {
    const listed = this.#desk.looks.rows.some(row => row.id === from.id);
    this.#card('card.merge', { from: from.id, into: into.id }, from, _('Merged. Both wordings are kept.'));
    if (!listed) this.#desk.focusCard(into.id);
  }

  mergeThemes(from, into) {
    const said = _('Merged into %(theme)s', { theme: themeWords(into) });
    this.#leave(from);
    this.#desk.acts.move('theme.merge', { from: from.id, into: into.id }, { said, place: themePlace(from) });
    this.#desk.focusTheme(into.id);
  }

  remove(theme) {
    const said = _('Removed. Its cards are in To sort.');
    this.#leave(theme);
    this.#desk.acts.move('theme.remove', { theme: theme.id }, { said, place: themePlace(theme) });
    this.#desk.focusThemes();
  }

  async lock(theme) {
    const on = !theme.locked;
    const done = await this.#desk.acts.press(themePlace(theme), 'theme.lock', { theme: theme.id, on });
    if (done) say(on ? _('Locked') : _('No longer locked'));
  }

  async show(theme, page = 0) {
    const done = await this.#desk.acts.press(themePlace(theme), 'board.show', { view: 'focus', theme: theme.id, page });
    if (done) say(_('The board shows %(theme)s', { theme: themeWords(theme) }));
  }

  #decline(fields, place) {
    this.#desk.acts.move('offer.decline', fields, { said: _('It won’t be offered again.'), place });
  }

  #card(type, fields, card, said) {
    const next = neighbour(this.#desk.looks.rows, card.id);
    this.#desk.acts.move(type, fields, { said, place: cardPlace(card) });
    this.#desk.focusCard(next);
  }

  /** A theme that goes away is no longer the list on the left. */
  #leave(theme) {
    if (themeOf(this.#desk.looks.tray) === theme.id) this.#desk.looks.open('sort');
  }
}

