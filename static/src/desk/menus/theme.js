// What can be done with a theme.
import { _, ngettext } from '../../shared/words.js';
import { openMergeThemes } from '../dialogs/merge.js';
import { openSplit } from '../dialogs/split.js';
import { openRename } from '../dialogs/theme.js';
import { offersFor } from '../facts/offers.js';
import { offerReason, offerWords } from '../called.js';
import { trayOf } from '../facts/trays.js';

const take = {
  merge: (desk, theme, { into }) => desk.verbs.mergeThemes(theme, into),
  split: (desk, theme, { cards }) => openSplit(desk, theme, cards),
  followers: (desk, theme, { cards }) => desk.verbs.bring(theme, cards),
};

const offered = (desk, theme) => offersFor(theme, desk.facts).map(offer => ({
  label: offerWords(offer),
  hint: offerReason(offer),
  press: () => take[offer.kind](desk, theme, offer),
}));

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
      { label: _('Show its cards'), press: () => desk.openTray(trayOf(theme.id)) },
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
