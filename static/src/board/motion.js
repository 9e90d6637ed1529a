// All that moves on the board. At most 24 things at once, in one layer over everything; more are one cross-fade.
// With reduced motion, or when the facilitator has switched the board to still, states are swapped at once.
import { MOST_MOVING } from './changes.js';

const SWAP = { duration: 280, easing: 'cubic-bezier(.2,.7,.2,1)' };
const MOVE = { duration: 600, easing: 'cubic-bezier(.45,.05,.15,1)', fill: 'both' };
const HIDDEN = { opacity: 0, transform: 'scale(.96)' };
const SHOWN = { opacity: 1, transform: 'none' };
const APPEAR = [HIDDEN, SHOWN];
// A card takes another's slot when that one is gone: two texts over each other can't be read.
const SWAP_POINT = 0.5;
const APPEAR_AFTER = [HIDDEN, { ...HIDDEN, offset: SWAP_POINT }, SHOWN];
const LEAVE = [{ opacity: 1 }, { opacity: 0, offset: SWAP_POINT }, { opacity: 0 }];
const root = document.documentElement;

const still = () => 'still' in root.dataset || matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Switches all motion off or on; the style sheet follows the same word. */
export const setStill = on => { if (on) root.dataset.still = ''; else delete root.dataset.still; };

/** All that moves now, the water too. */
const running = () => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getTiming().duration > 1);

let begun = 0;
/** Moves one thing. Meanwhile the style sheet lets no water begin to rise: it waits for its turn. */
function move(element, frames, timing) {
  begun += 1;
  root.dataset.moving = '';
  const ended = () => { begun -= 1; if (!begun) delete root.dataset.moving; };
  return element.animate(frames, timing).finished.catch(() => { /* nothing waits for it */ }).finally(ended);
}

let layer = null;
function overlay() {
  if (!layer) {
    layer = document.createElement('div');
    layer.className = 'overlay';
    layer.setAttribute('aria-hidden', 'true');
    document.body.append(layer);
  }
  return layer;
}

/** The thing that stands for a contribution: its card, else its dot. */
const thing = id => document.querySelector(`[data-card="${CSS.escape(id)}"]`) || document.querySelector(`[data-dot="${CSS.escape(id)}"]`);

/** A copy that looks the same outside of its pool. */
function copyOf(element) {
  const copy = element.cloneNode(true);
  const { fontSize, lineHeight } = getComputedStyle(element);
  const pool = element.closest('.pool');
  copy.className = `${element.matches('[data-dot]') ? 'dot' : 'card'} ${pool ? pool.className.replace('pool', '') : ''}`;
  copy.removeAttribute('data-card');
  copy.removeAttribute('data-dot');
  copy.style.cssText = `font-size:${fontSize};line-height:${lineHeight}`;
  return copy;
}

function lay(copy, { left, top, width, height }) {
  Object.assign(copy.style, { position: 'absolute', left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  overlay().append(copy);
}

/** What things look like and where they are, before the board changes. Empty when nothing may move. */
export function remember(ids) {
  if (still()) return new Map();
  const seen = ids.slice(0, MOST_MOVING).map(id => [id, thing(id)]).filter(([, element]) => element);
  return new Map(seen.map(([id, element]) => [id, { rect: element.getBoundingClientRect(), copy: copyOf(element) }]));
}

/** A card that went out of its slot fades where it was. */
function fadeOut({ rect, copy }) {
  lay(copy, rect);
  move(copy, LEAVE, SWAP).finally(() => copy.remove());
}

/** A moved card flies from where it was to where it is. */
function fly(from, element) {
  const to = element.getBoundingClientRect();
  const copy = copyOf(element);
  lay(copy, to);
  const scale = (a, b) => Math.max(0.04, a / Math.max(1, b));
  const start = `translate(${from.left - to.left}px,${from.top - to.top}px)`;
  const size = `scale(${scale(from.width, to.width)},${scale(from.height, to.height)})`;
  element.classList.add('away');
  const path = [`${start} ${size}`, `${start} ${size} translateY(-10px)`, 'none'].map(transform => ({ transform }));
  path[1].offset = 0.18; // it lifts before it leaves
  move(copy, path, MOVE).finally(() => { copy.remove(); element.classList.remove('away'); });
}

/** Plays what changed, after the board was drawn: things fly, come and go. What finds no room any more is there at once. */
export function play({ flown, arrived, left }, before) {
  if (still()) return;
  const gone = left.filter(id => before.has(id));
  const appear = gone.length ? APPEAR_AFTER : APPEAR;
  const moves = [
    ...flown.filter(id => before.has(id) && thing(id)).map(id => () => fly(before.get(id).rect, thing(id))),
    ...arrived.filter(thing).map(id => () => move(thing(id), appear, SWAP)),
    ...gone.map(id => () => fadeOut(before.get(id))),
  ];
  for (const start of moves.slice(0, Math.max(0, MOST_MOVING - running().length))) start();
}

/** The whole picture changes once, calmly: however fast changes follow each other, it never flickers. */
export function crossFade(element) {
  if (still() || element.getAnimations().some(one => one.playState === 'running')) return;
  element.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 400, easing: 'ease-out' });
}
