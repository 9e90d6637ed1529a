// Dots: a budget of `dots`, at most `max` on one. This way of voting's part of the phone; found by its name.
import { html } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { figures, numberWords } from '../numbers.js';

const placed = choices => Object.values(choices).reduce((sum, n) => sum + n, 0);
const budget = settings => settings.dots || 5;
const most = settings => Math.min(settings.max || 2, budget(settings));
const left = (choices, settings) => budget(settings) - placed(choices);

/** The choices after a press: {choices}, or {refused: why}. */
export function press(choices, id, by, settings) {
  const n = (choices[id] || 0) + by;
  if (n < 0) return { choices };
  if (by > 0 && left(choices, settings) < by) {
    return { refused: _('All %(n)s dots are placed. Take one away to move it.', { n: numberWords(budget(settings)) }) };
  }
  if (by > 0 && n > most(settings)) {
    return { refused: ngettext('At most one dot on one principle.', 'At most %(words)s dots on one principle.', most(settings), { words: numberWords(most(settings)) }) };
  }
  const { [id]: before, ...others } = choices;
  return { choices: n ? { ...others, [id]: n } : others };
}

export const hint = settings => _('You have %(dots)s dots, at most %(max)s on one principle. You can move them until voting closes.',
  { dots: numberWords(budget(settings)), max: numberWords(most(settings)) });

const leftWords = n => (n ? ngettext('%(n)s dot left', '%(n)s dots left', n) : _('All dots placed'));
const dotWords = n => ngettext('%(n)s dot', '%(n)s dots', n);

/** What a screen reader hears after a press. */
export const said = (option, choices, settings) => `${option.text}: ${dotWords(choices[option.id] || 0)}. ${leftWords(left(choices, settings))}.`;

const marks = n => Array.from({ length: n }, () => html`<i></i>`);

/** One row: its text, its dots, and two buttons that never move. */
export function row(option, choices, settings, onPress, disabled) {
  const n = choices[option.id] || 0;
  const off = on => String(disabled || on);
  return html`<li class=${n ? 'has' : ''} data-option=${option.id}><p class="p" id=${`o-${option.id}`} dir="auto">${option.text}</p>
    <p class="who" aria-hidden="true">${marks(n)}</p>
    <div class="stepper" role="group" aria-labelledby=${`o-${option.id}`}>
      <button type="button" class="minus" aria-label=${_('Take a dot away')} aria-disabled=${off(n === 0)} @click=${() => onPress(option, -1)}></button>
      <b class=${n ? '' : 'z'}>${n}<span class="sr"> ${ngettext('dot', 'dots', n)}</span></b>
      <button type="button" class="plus" aria-label=${_('Add a dot')} aria-disabled=${off(left(choices, settings) === 0 || n >= most(settings))} @click=${() => onPress(option, 1)}></button>
    </div></li>`;
}

/** What stands at the bottom beside "Done". */
export function dock(choices, settings) {
  const rest = left(choices, settings);
  const dots = Array.from({ length: budget(settings) }, (_each, at) => html`<i class=${at < rest ? '' : 'used'}></i>`);
  return html`<div class="dots" aria-hidden="true">${dots}</div><p>${leftWords(rest)}</p>`;
}

/** What is said once voting has closed. */
export const closed = () => _('Your dots are counted.');

/** One's own vote on an option, in the result. */
export const own = n => html`${marks(n)}<span>${ngettext('your dot', 'your dots', n)}</span>`;

/** "203 people placed 955 dots. Yours are in yellow." */
export const result = (people, total) => _('%(who)s placed %(what)s. Yours are in yellow.', {
  who: ngettext('%(n)s person', '%(n)s people', people, { n: figures(people) }),
  what: ngettext('%(n)s dot', '%(n)s dots', total, { n: figures(total) }),
});
