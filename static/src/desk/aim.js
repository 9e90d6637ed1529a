// Where one thing takes another's place by itself, a press just then was meant for what stood there before:
// the second of a double click, or one that was on its way.

const MOMENT = 500; // ms

export class Aim {
  #at = '';
  #changed = -Infinity;

  /** Told at each drawing what stands there, '' for nothing. */
  see(what) {
    if (this.#at && what !== this.#at) this.#changed = performance.now();
    this.#at = what;
  }

  /** The press of a button that is for what stands there now. */
  press(act) {
    return () => { if (performance.now() - this.#changed >= MOMENT) act(); };
  }
}

/** Enter that is held down presses a button once. */
export const oncePerKey = event => { if (event.repeat && event.key === 'Enter') event.preventDefault(); };
