// Follows the room from one question to the next, and never takes the pen out of someone's hand.
import { announce, setMoving, setPaused } from './bars.js';
import { followed, placeFor, scene } from './place.js';
import { go, nameThePage, shown } from './screen.js';
import { drawWaiting } from './waiting.js';

const STEPS = ['story', 'conditions', 'gem', 'principles'];
const ASIDE = ['mine', 'about', 'change'];

/** Puts an activity's own words where a place has room for them; the page holds the default words. */
function fillIn(place, activity) {
  for (const part of document.querySelectorAll('[data-asked]')) {
    const own = activity && (part.dataset.at || place) === place && activity.prompt;
    part.textContent = own || part.dataset.asked;
  }
  for (const part of document.querySelectorAll('[data-from]')) {
    const text = (activity && activity[part.dataset.from]) || '';
    part.textContent = text;
    part.hidden = !text;
  }
}

export class Follow {
  #room;
  #shelf;
  #parts;
  #entering;
  #scene = null;
  #from = null; // the step to which the menu leads back
  #resumed = false; // a draft of an earlier question is being finished
  moved = false;

  /** `parts`: what a person may be writing in. `entering`: what a place needs when the room comes to it. */
  constructor({ room, shelf, parts, entering }) {
    this.#room = room;
    this.#shelf = shelf;
    this.#parts = parts;
    this.#entering = entering;
  }

  /** Parts that came later. */
  add(parts, entering) {
    this.#parts.push(...parts);
    Object.assign(this.#entering, entering);
  }

  get activity() { return followed(this.#room.all('activity')); }
  get place() { return placeFor(this.#room.one('room', 'room'), this.activity); }

  /** After every update of the room. */
  update() {
    const room = this.#room.one('room', 'room');
    if (!room) return;
    setPaused(Boolean(room.frozen));
    announce(room.announcement);
    const next = scene(room, this.activity);
    if (next === this.#scene) this.#refresh();
    else if (this.#scene === null) this.#begin(next);
    else if (this.#penIsDown() && this.#scene !== next) this.#wait();
    else this.move();
  }

  /** To what the room is doing now. */
  move() {
    this.#scene = scene(this.#room.one('room', 'room'), this.activity);
    this.moved = false;
    this.#from = null;
    setMoving(false);
    this.#show({ anew: true });
  }

  /** Finished with this question before the others: it can be taken up again. */
  leave() {
    if (this.moved) { this.move(); return; }
    this.#shelf.set('done', this.#scene);
    this.home();
  }

  /** Once more. */
  again() { this.#shelf.drop('done'); this.#show(); }

  /** A draft of an earlier question: late, but not lost. */
  resume({ place, activity }) {
    const earlier = this.#room.one('activity', activity);
    if (!earlier) return;
    this.#resumed = true;
    this.#prepare(place, earlier);
    go(place);
  }

  /** To the menu's pages and back to where one was. */
  aside(place) {
    if (!ASIDE.includes(shown())) this.#from = shown();
    go(place, { step: true });
  }

  home() {
    const back = STEPS.includes(this.#from) && this.place === 'story' ? this.#from : null;
    this.#from = null;
    if (back) go(back); else this.#show();
  }

  /** The phone's back button. */
  back(place) {
    if (ASIDE.includes(place) && place !== 'change') go(place);
    else if (STEPS.includes(place) && this.place === 'story' && !this.#isDone()) go(place);
    else this.#show();
  }

  #isDone() { return this.#shelf.get('done') === this.#scene; }

  #begin(next) {
    this.#scene = next;
    const server = shown();
    if (ASIDE.includes(server)) { this.#prepare(); go(server, { first: true }); return; }
    this.#show({ first: server === this.place && !this.#isDone() });
  }

  #prepare(place = this.place, activity = this.activity) {
    fillIn(place, activity);
    drawWaiting(this.#room, activity);
    if (this.#entering[place]) this.#entering[place](activity);
  }

  #show(how) {
    this.#resumed = false;
    this.#prepare();
    document.getElementById('again').hidden = !this.#isDone();
    go(this.#isDone() ? 'waiting' : this.place, how);
  }

  #wait() {
    if (!this.moved) setMoving(true);
    this.moved = true;
  }

  #refresh() {
    if (this.moved) { this.moved = false; setMoving(false); }
    if (this.#resumed || shown() !== this.place) return;
    this.#prepare();
    nameThePage();
  }

  #penIsDown() {
    const part = this.#parts.find(each => each.places.includes(shown()));
    return Boolean(part) && (part.holder || part.pen).down;
  }
}
