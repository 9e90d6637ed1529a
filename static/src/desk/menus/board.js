// How the board shows what it shows.
import { _ } from '../../shared/words.js';
import { openReach } from '../dialogs/reach.js';

export function boardMenu(desk) {
  const { board } = desk.facts;
  const turn = field => () => desk.acts.press('board', 'board.show', shownNow(board, { [field]: !board[field] }));
  return {
    title: _('Board'),
    items: [
      { label: _('Big text'), hint: _('One card in each theme, as large as it fits'), checked: board.big, press: turn('big') },
      { label: _('Still'), hint: _('Nothing moves'), checked: board.still, press: turn('still') },
      { label: _('Tidy'), hint: _('Gives the places anew'), press: () => desk.acts.press('board', 'board.tidy') },
      { label: _('Hall check…'), hint: _('How far away it can be read'), apart: true, press: () => openReach(desk) },
    ],
  };
}

/** The fields of `board.show` that keep the picture and change how it is shown. */
const shownNow = ({ view, theme, card, page }, changed) => ({
  view, ...(theme ? { theme } : {}), ...(card ? { card } : {}), ...(page ? { page } : {}), ...changed,
});
