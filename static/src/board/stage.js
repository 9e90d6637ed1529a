// The stage: keeps what must stay steady from picture to picture, draws, and lets things move.
import { render } from '../../vendor/lit-html-3.3.3.js';
import { arrivals } from './arrivals.js';
import { changesBetween } from './changes.js';
import { factsOf } from './facts.js';
import { bookmark } from './keys.js';
import { crossFade, play, remember, setStill } from './motion.js';
import { sceneOf } from './scene.js';
import { steadyPicture } from './steady.js';
import { QUIET, nextTick, tick } from './ticker.js';
import { views } from './views.js';

/** A new phase and Tidy may move every place, and give the board more text again. */
const epochOf = ({ room, board }) => `${board.tidied} ${room.phase}`;

const sceneName = ({ view, board }) => [view, board.theme, board.card, board.page].join(' ');

export class Stage {
  #root;
  #page;
  #methodOf;
  #picture = null;
  #news = null;
  #ticker = QUIET;
  #shown = '';
  #facts = null;
  #bookmarks = [];

  /** `page` is {host, type, qr}; `methodOf` gives the module of a way of voting. */
  constructor({ root, page, methodOf }) {
    this.#root = root;
    this.#page = page;
    this.#methodOf = methodOf;
  }

  /** What the keys need to know: the facts, and {newest, before}. */
  get memory() {
    return [this.#facts, { newest: this.#news && this.#news.newest, before: this.#bookmarks[1] }];
  }

  /** Draws what the room holds now. Returns how many have come since the last time. */
  show(room, now) {
    const facts = factsOf(room);
    this.#facts = facts;
    this.#news = arrivals(this.#news, facts.cards);
    this.#tick(now, this.#news.fresh);
    this.#remember(facts.board);
    setStill(facts.board.still);
    this.#draw(facts);
    return this.#news.fresh.length;
  }

  /** Draws again at a later moment: the ticker goes on. Returns milliseconds until the next time, or null. */
  goOn(now) {
    if (this.#facts) {
      this.#tick(now, []);
      this.#draw(this.#facts);
    }
    return this.due(now);
  }

  /** Forgets how it was laid out: the font has changed. */
  layAnew() { this.#picture = null; }

  due(now) { return nextTick(this.#ticker, now); }

  #tick(now, fresh) {
    const { known, newest } = this.#news;
    this.#ticker = tick(this.#ticker, { fresh, held: known, newest, now });
  }

  #remember(board) {
    const now = bookmark(board);
    const [last] = this.#bookmarks;
    if (!last || JSON.stringify(last) !== JSON.stringify(now)) this.#bookmarks = [now, last].filter(Boolean);
  }

  #draw(facts) {
    const { type } = this.#page;
    const picture = steadyPicture(this.#picture, facts.places, { epoch: epochOf(facts), big: facts.board.big, type });
    const scene = sceneOf(facts, { ...this.#page, picture, newest: this.#news.newest, ticker: this.#ticker });
    const name = sceneName({ view: scene.view, board: facts.board });
    const draw = () => render(views[scene.view](scene, { ...this.#page, method: this.#methodOf(scene.vote) }), this.#root);
    if (!this.#shown) draw();
    else if (name !== this.#shown) this.#turn(draw);
    else if (scene.view === 'themes') this.#move(changesBetween(this.#picture, picture), draw);
    else draw();
    this.#picture = picture;
    this.#shown = name;
  }

  /** Another view, or another theme, card or page of it. */
  #turn(draw) {
    draw();
    crossFade(this.#root);
  }

  /** The same themes, later: things come, go and fly, or all of it changes at once. */
  #move(changes, draw) {
    const before = remember([...changes.flown, ...changes.left]);
    draw();
    if (changes.whole) crossFade(this.#root.querySelector('main'));
    else play(changes, before);
  }
}
