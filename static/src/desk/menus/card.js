// What else can be done with one card.
import { _ } from '../../shared/words.js';
import { openHide } from '../dialogs/hide.js';
import { openMergeCards } from '../dialogs/merge.js';
import { openTranslate } from '../dialogs/translate.js';
import { openWhyCard } from '../dialogs/why.js';
import { isGathered } from '../facts/trays.js';

export function cardMenu(desk, card) {
  const { verbs } = desk;
  const gathered = isGathered(card) ? [
    { label: _('Why here?'), press: () => openWhyCard(desk, card) },
    { label: _('Pin on the board'), checked: Boolean(card.pinned), press: () => verbs.pin(card) },
  ] : [];
  const translate = {
    label: card.translation ? _('Change the translation…') : _('Add translation…'), press: () => openTranslate(desk, card),
  };
  const shown = [
    ...gathered,
    { label: _('Merge with another card…'), press: () => openMergeCards(desk, card) },
  ];
  const hide = { label: _('Hide from board…'), press: () => openHide(desk, card) };
  return { title: _('This card'), items: [...(card.state === 'shown' ? shown : []), translate, hide] };
}
