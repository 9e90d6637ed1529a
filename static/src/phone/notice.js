// The words of the yellow bar under the header. Pure.
import { _, ngettext } from '../shared/words.js';

const safe = n => (n === 0
  ? _('No connection. Keep writing. Your words stay on this phone.')
  : ngettext('No connection. %(n)s item is safe on this phone and will send on its own.',
    'No connection. %(n)s items are safe on this phone and will send on their own.', n));

/** What to say about the link, '' for nothing. `came_back`: the link was lost and items are still on their way. */
export function linkWords({ link, waiting, cameBack, refusal }) {
  if (link === 'refused') return refusal ? refusal.message : '';
  if (link === 'offline') return safe(waiting);
  if (cameBack && waiting) return ngettext('Back online. Sending %(n)s item…', 'Back online. Sending %(n)s items…', waiting);
  return '';
}

/** The short word beside the light in the header. */
export const lightWords = link => ({ online: _('Connected'), connecting: _('Connecting'), offline: _('Offline'), refused: _('Offline') }[link]);
