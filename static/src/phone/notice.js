// The words of the yellow bar under the header. Pure.
import { _, ngettext } from '../shared/words.js';

const safe = n => (n === 0
  ? _('No connection. Keep writing. Your words stay on this phone.')
  : ngettext('No connection. %(n)s item is safe on this phone and will send on its own.',
    'No connection. %(n)s items are safe on this phone and will send on their own.', n));

const unsafe = () => _('No connection. This browser cannot keep your words: please leave this page open.');

/**
 * What to say about the link and the outbox, '' for nothing. `cameBack`: the link was lost and items are still on
 * their way. `lasting`: a reload would find what waits. `refused`: how many items were, which no form shows now.
 */
export function linkWords({ link, waiting, lasting, refused = 0, cameBack = false, refusal = null }) {
  if (link === 'refused') return refusal ? refusal.message : '';
  if (link === 'offline') return lasting ? safe(waiting) : unsafe();
  if (cameBack && waiting) return ngettext('Back online. Sending %(n)s item…', 'Back online. Sending %(n)s items…', waiting);
  if (!refused) return '';
  return ngettext('%(n)s item could not be shared. Its words are kept under “What you shared”.',
    '%(n)s items could not be shared. Their words are kept under “What you shared”.', refused);
}

/** The short word beside the light in the header. */
export const lightWords = link => ({ online: _('Connected'), connecting: _('Connecting'), offline: _('Offline'), refused: _('Offline') }[link]);
