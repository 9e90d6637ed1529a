// The same room in another tab: both work, and both say so.
import { randomId } from '../shared/ids.js';

/** `seen()` once when another tab of this room is open. */
export function watchTabs(shelf, seen) {
  const own = randomId();
  const knock = what => shelf.set('tab', { what, own });
  shelf.listen(key => {
    const other = key === 'tab' && shelf.get('tab');
    if (!other || other.own === own) return;
    seen();
    if (other.what === 'here?') knock('here');
  });
  knock('here?');
}
