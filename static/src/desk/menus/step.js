// What can be done with one step of the run sheet.
import { _ } from '../../shared/words.js';
import { openStep } from '../dialogs/activity.js';
import { afterOf, stepActs } from '../facts/steps.js';

const PLACE = 'sheet';

const labels = () => ({
  open: _('Open'), close: _('Close'), reveal: _('Reveal'), reopen: _('Reopen'), extend: _('Add 1 minute'),
  show_result: _('Show the result'), change: _('Change…'), add_after: _('Add an activity after it…'),
  up: _('Move up'), down: _('Move down'), remove: _('Remove'),
});

export function stepMenu(desk, step) {
  const { acts, facts: { steps } } = desk;
  const at = steps.findIndex(each => each.id === step.id);
  const press = (type, fields = {}) => acts.press(PLACE, type, { activity: step.id, ...fields });
  const does = {
    open: () => press('activity.open'),
    close: () => desk.conduct.closeStep(step),
    reveal: () => press('activity.reveal'),
    reopen: () => press('activity.reopen'),
    extend: () => press('activity.extend', { minutes: 1 }),
    show_result: () => acts.press('board', 'board.show', { view: 'reveal' }),
    change: () => openStep(desk, { step }),
    add_after: () => openStep(desk, { after: step.id }),
    up: () => press('activity.move', { after: afterOf(steps, step.id, -1) }),
    down: () => press('activity.move', { after: afterOf(steps, step.id, 1) }),
    remove: () => desk.conduct.removeStep(step),
  };
  const words = labels();
  const names = stepActs(step, { first: at === 0, last: at === steps.length - 1 });
  const item = name => ({
    label: words[name], press: does[name], danger: name === 'remove', apart: name === 'change' || name === 'remove',
  });
  return { title: step.title, items: names.map(item) };
}
