// "Move to": every theme, To sort, and a new theme.
import { _ } from '../../shared/words.js';
import { openNewTheme } from '../dialogs/theme.js';
import { inTurn } from '../facts/places.js';
import { isOffered } from '../facts/trays.js';

export function moveMenu(desk, card) {
  const { facts, verbs } = desk;
  const here = isOffered(card) ? null : card.theme;
  const themes = inTurn(facts).filter(theme => theme.id !== here).map(theme => ({
    label: theme.name, number: theme.pool, colour: theme.colour, press: () => verbs.place(card, theme),
  }));
  const words = isOffered(card) ? _('Keep in To sort') : _('To sort');
  const back = card.theme ? [{ label: words, apart: true, press: () => verbs.place(card, null) }] : [];
  const made = { label: _('New theme…'), apart: !back.length, press: () => openNewTheme(desk, card) };
  return {
    title: _('Move to'), items: [...themes, ...back, made],
    opened: () => desk.hands.take(card.id), closed: () => desk.hands.drop(card.id),
  };
}
