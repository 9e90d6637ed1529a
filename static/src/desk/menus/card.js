// What else can be done with one card.
import { GATHERED } from '../../board/card.js';
import { _ } from '../../shared/words.js';
import { openHide } from '../dialogs/hide.js';
import { openMergeCards } from '../dialogs/merge.js';
import { openTranslate } from '../dialogs/translate.js';
import { openWhyCard } from '../dialogs/why.js';

export function cardMenu(desk, card) {
  const { verbs } = desk;
  const why = GATHERED.has(card.kind) ? [{ label: _('Why here?'), press: () => openWhyCard(desk, card) }] : [];
  const translate = {
    label: card.translation ? _('Change the translation…') : _('Add translation…'), press: () => openTranslate(desk, card),
  };
  const shown = [
    ...why,
    { label: _('Pin on the board'), checked: Boolean(card.pinned), press: () => verbs.pin(card) },
    { label: _('Merge with another card…'), press: () => openMergeCards(desk, card) },
  ];
  const hide = { label: _('Hide from board…'), press: () => openHide(desk, card) };
  return { title: _('This card'), items: [...(card.state === 'shown' ? shown : []), translate, hide] };
}
