// Takes a card off the board, with a reason that only facilitators read.
import { _ } from '../../shared/words.js';
import { cardWords } from '../called.js';
import { neighbour } from '../facts/rows.js';
import { openForm } from '../form.js';

export function openHide(desk, card) {
  const next = neighbour(desk.looks.rows, card.id);
  openForm(desk.dialog, {
    title: _('Hide from board'),
    lead: cardWords(card),
    fields: [{
      name: 'reason', type: 'text', label: _('Reason'), value: '',
      hint: _('For facilitators only; you can leave it empty. A hidden card is in no download, and can be restored.'),
    }],
    button: _('Hide from board'),
    send: ({ reason }) => {
      desk.looks.acted.add(card.id);
      return desk.acts.ask('card.hide', { id: card.id, ...(reason.trim() ? { reason } : {}) });
    },
    done: answer => desk.tellUndo(_('Hidden from the board'), answer.undo),
    after: answer => desk.focusCard(answer ? next : card.id),
  });
}
