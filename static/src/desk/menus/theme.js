// What can be done with a theme.
import { _, ngettext } from '../../shared/words.js';
import { openMergeThemes } from '../dialogs/merge.js';
import { openOffers, takeOffer } from '../dialogs/offers.js';
import { openSplit } from '../dialogs/split.js';
import { openRename } from '../dialogs/theme.js';
import { openWhyTheme } from '../dialogs/why.js';
import { offersFor } from '../facts/offers.js';
import { cardWords, offerReason, offerWords } from '../called.js';
import { trayOf } from '../facts/trays.js';

/** Each offer, to be taken with one press; and all of them, to look at and to decline. */
function offered(desk, theme) {
  const offers = offersFor(theme, desk.facts);
  const takes = offers.map(offer => ({
    label: offerWords(offer),
    hint: [offerReason(offer), ...offer.pair.map(card => `“${cardWords(card)}”`)].join(' '),
    press: () => takeOffer(desk, theme, offer),
  }));
  return offers.length ? [...takes, { label: _('Look at what is offered…'), press: () => openOffers(desk, theme) }] : [];
}

export function themeMenu(desk, { theme, cards, offered: waiting }) {
  const { verbs } = desk;
  const accept = waiting.length ? [{
    label: ngettext('Accept its %(n)s suggestion', 'Accept its %(n)s suggestions', waiting.length),
    press: () => verbs.acceptAll(waiting),
  }] : [];
  const split = cards.length > 1 ? [{ label: _('Split…'), press: () => openSplit(desk, theme) }] : [];
  const merge = desk.facts.themes.length > 1 ? [{ label: _('Merge into…'), press: () => openMergeThemes(desk, theme) }] : [];
  return {
    title: theme.name,
    items: [
      ...offered(desk, theme),
      { label: _('Show its cards'), press: () => desk.finding.openTray(trayOf(theme.id)) },
      ...(cards.length > 1 ? [{ label: _('Typical and unusual cards…'), press: () => openWhyTheme(desk, theme) }] : []),
      ...accept,
      { label: _('Rename…'), press: () => openRename(desk, theme) },
      ...merge,
      ...split,
      { label: _('Show on board'), press: () => verbs.show(theme) },
      { label: _('Lock'), hint: _('Nothing enters or leaves by itself'), checked: Boolean(theme.locked), press: () => verbs.lock(theme) },
      { label: _('Remove'), hint: _('Its cards go back to To sort'), apart: true, danger: true, press: () => verbs.remove(theme) },
    ],
  };
}
