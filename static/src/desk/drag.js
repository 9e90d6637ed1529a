// Drags a card to a theme with mouse, pen or touch. There is no sorting, so no library is needed.
// Menu and keys call the same `dropped`: they are the same act, not a second feature.

const SLOP = 6; // px that a press may wander before it is a drag
const HOLD = 180; // ms that a finger rests before it takes the card along; before, it scrolls
const GHOST = { width: 320, height: 90, beside: 12 }; // px

class Drag {
  #options;
  #held = null;
  #cancel = event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(false);
  };

  constructor(options) {
    this.#options = options;
    const { root } = options;
    root.addEventListener('pointerdown', event => this.#press(event));
    root.addEventListener('pointermove', event => this.#move(event));
    root.addEventListener('pointerup', event => { if (this.#is(event)) this.#end(true); });
    for (const lost of ['pointercancel', 'lostpointercapture']) {
      root.addEventListener(lost, event => { if (this.#is(event)) this.#end(false); });
    }
    // a live drag must not scroll the list
    const stay = event => { if (this.#held && this.#held.live) event.preventDefault(); };
    root.addEventListener('touchmove', stay, { passive: false });
  }

  #is(event) { return this.#held && event.pointerId === this.#held.pointer; }

  #press(event) {
    if (event.button || this.#held || event.target.closest('button, input, a')) return;
    const element = event.target.closest(this.#options.card);
    if (!element) return;
    const touch = event.pointerType === 'touch';
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    this.#held = { element, id: element.dataset.card, x, y, pointer, touch, live: false, over: null };
    if (touch) this.#held.timer = setTimeout(() => this.#begin(), HOLD);
  }

  #begin() {
    const held = this.#held;
    held.live = true;
    this.#options.taken(held.id);
    held.element.setPointerCapture(held.pointer);
    held.element.classList.add('drag');
    held.ghost = document.createElement('div');
    held.ghost.className = 'ghost';
    held.ghost.dir = 'auto';
    held.ghost.textContent = this.#options.label(held.id);
    document.body.append(held.ghost);
    this.#carry(held.x, held.y);
    addEventListener('keydown', this.#cancel, true);
  }

  #move(event) {
    if (!this.#is(event)) return;
    const held = this.#held;
    if (!held.live) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLOP) return;
      if (held.touch) { this.#end(false); return; }
      this.#begin();
    }
    this.#carry(event.clientX, event.clientY);
  }

  #carry(x, y) {
    const { ghost, over } = this.#held;
    const left = x + GHOST.width > innerWidth ? x + GHOST.beside - GHOST.width : x + GHOST.beside;
    ghost.style.transform = `translate(${left}px, ${Math.min(y + 8, innerHeight - GHOST.height)}px) rotate(1.2deg)`;
    const hit = document.elementFromPoint(x, y);
    const zone = hit && hit.closest(this.#options.zone);
    if (zone === over) return;
    if (over) over.classList.remove('over');
    if (zone) zone.classList.add('over');
    this.#held.over = zone;
  }

  #end(drop) {
    const { timer, element, ghost, over, live, id } = this.#held;
    this.#held = null;
    clearTimeout(timer);
    element.classList.remove('drag');
    if (ghost) ghost.remove();
    if (over) over.classList.remove('over');
    removeEventListener('keydown', this.#cancel, true);
    if (live) this.#options.left(id);
    if (drop && live && over) this.#options.dropped(id, over.dataset.zone || null);
  }
}

/** `card` and `zone` are selectors; `label(id)` is what is carried along; `dropped(id, zone)` the act; `taken(id)` and `left(id)` are told. */
export const dragToZones = options => new Drag(options);
