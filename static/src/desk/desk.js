// The facilitator's desk: what it knows and what it can do. How it looks is in draw/, what it decides in facts/.
import { shout } from '../shared/say.js';
import { _ } from '../shared/words.js';
import { Acts, TURNS } from './acts.js';
import { newsWords, refusedWords } from './called.js';
import { Conduct } from './conduct.js';
import { Dialog } from './dialog.js';
import { factsOf, themeById } from './facts/facts.js';
import { Finding } from './finding.js';
import { Focus, cardSelector, focusNow, themeSelector } from './focus.js';
import { Hands } from './hands.js';
import { List } from './list.js';
import { Looks } from './looks.js';
import { Menu } from './menu.js';
import { Mine } from './mine.js';
import { Toast } from './toast.js';
import { Verbs } from './verbs.js';

const NEWS_STAY = 20000; // ms; nobody is waiting for it, so it may be read late
const $ = id => document.getElementById(id);

export class Desk {
  facts = null;
  /** How many people have their page open; null before the first beat. */
  here = null;
  #focus = new Focus();
  #picture;
  #drawing = false;

  /** `picture(desk)` draws everything; `shelf` keeps what this desk alone has chosen. */
  constructor({ room, outbox, shelf, picture }) {
    this.room = room;
    this.#picture = picture;
    this.looks = new Looks(shelf);
    this.list = new List(this.looks);
    this.finding = new Finding(this);
    // where the focus goes when what it should go back to is gone
    const home = () => this.focusCards();
    this.menu = new Menu($('menu'), home);
    this.dialog = new Dialog($('dialog'), home);
    this.toast = new Toast($('toast'), { named: _('Last act'), home });
    this.news = new Toast($('news'), { named: _('What others did'), tone: 'news', stays: NEWS_STAY, home });
    this.mine = new Mine();
    this.hands = new Hands(room);
    this.verbs = new Verbs(this);
    this.conduct = new Conduct(this);
    const heard = {
      changed: () => this.drawSoon(),
      moved: act => this.#moved(act),
      turned: (type, undo) => this.#turned(type, undo),
      refused: (place, message, answer) => this.refuse(place, refusedWords(place, message, answer, this.facts)),
    };
    this.acts = new Acts({ room, outbox, looks: this.looks, heard, mine: this.mine });
  }

  /** Draws what the room says now. Returns how many cards have come into the list. */
  draw() {
    if (!this.room.one('room', 'room')) return 0;
    const focused = focusNow(this.looks.rows);
    this.facts = factsOf(this.room, this.acts.ahead);
    const come = this.list.read(this.facts);
    this.#picture(this);
    if (this.dialog.isOpen) this.dialog.draw();
    this.#tellNews(this.mine.news(this.facts, this.room.seq));
    this.#focus.keep(focused);
    this.#focus.settle();
    this.#rehouse();
    return come;
  }

  /** At most once a frame, however much has changed. */
  drawSoon() {
    if (this.#drawing) return;
    this.#drawing = true;
    setTimeout(() => { this.#drawing = false; this.draw(); });
  }

  focusCard(id) { this.#focus.go(...(id ? [cardSelector(id)] : []), '#cards'); }
  focusTheme(id) { this.#focus.go(themeSelector(id), '#pools'); }
  focusCards() { this.#focus.go(...(this.#focus.lastCard ? [cardSelector(this.#focus.lastCard)] : []), '[data-card]', '#cards'); }
  focusThemes() { this.#focus.go('[data-theme-id] h3 button', '#pools'); }
  focusList() { this.#focus.go('[data-card]', '#cards'); }
  forgetFocus() { this.#focus.forget(); }

  /** Says what was done, and offers to take it back where that is possible. */
  tellUndo(said, undo) {
    this.#tell(said, undo ? () => this.acts.undoById(undo) : null);
  }

  /** The room has another code: the old address is no longer good. */
  moveTo(code) { location.replace(`/${code}/desk`); }

  #tell(said, undo) {
    const more = undo && this.looks.singleKeys ? _('Press Z to undo.') : '';
    this.toast.show(said, { button: undo && { label: _('Undo'), press: undo }, more });
  }

  /** What others made of this desk's moves: one line, however many at once. */
  #tellNews([first, ...more]) {
    if (!first) return;
    const words = newsWords(first, this.facts);
    this.news.show(more.length ? `${words} ${_('+%(n)s more', { n: more.length })}` : words);
  }

  #moved(act) {
    this.list.sweep();
    this.#tell(act.said, () => this.acts.undo(act));
    this.draw();
  }

  #turned(type, undo) {
    const [said, label, press] = type === 'undo'
      ? [_('Undone'), _('Redo'), () => this.acts.redo(undo)] : [_('Done again'), _('Undo'), () => this.acts.undoById(undo)];
    this.toast.show(said, { button: undo ? { label, press } : null });
  }

  /** Says what was refused in the place where it happened. */
  refuse(place, message) {
    if (TURNS.has(place)) { this.toast.warn(message); return; }
    this.looks.note(place, message);
    this.toast.hide();
    shout(message);
  }

  /** A refusal whose card or theme is no longer to be seen is told in the line below. */
  #rehouse() {
    for (const [place, message] of this.looks.notes) {
      const [kind, id] = place.split(/ (.*)/);
      const seen = kind === 'card' ? this.looks.rows.some(row => row.id === id) : kind !== 'theme' || themeById(this.facts, id);
      if (seen) continue;
      this.looks.note(place, null);
      this.toast.warn(message);
    }
  }
}
