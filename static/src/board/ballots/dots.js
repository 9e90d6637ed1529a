// Dots: a budget of `dots`, at most `max` on one. This way of voting's part of the board; found by its name.
import { html, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { barLength, labelSize } from '../bars.js';
import { figures, numberWords } from '../../shared/numbers.js';
import { type } from '../font.js';
import { figure } from '../frame.js';

const mostOf = settings => Math.min(settings.max || 2, settings.dots || 5);

/** The dots that everybody has, and what they may do with them. */
export function vote({ settings = {} }) {
  const dots = settings.dots || 5;
  return html`<p class="budget" aria-hidden="true">${Array.from({ length: dots }, () => html`<i></i>`)}</p>
    <p class="hint">${_('You have %(dots)s dots, at most %(max)s on one principle. You can move them until voting closes.',
    { dots: numberWords(dots), max: numberWords(mostOf(settings)) })}</p>`;
}

const bar = (option, tally, most, at) => html`<li class=${tally.rank <= 3 ? 'bar leading' : 'bar'} .style=${`--i:${at}`}>
  <span dir="auto">${option.text}</span>
  <div class="track" aria-hidden="true"><div class="fill" .style=${`inline-size:${barLength(tally.total, most).toFixed(1)}%`}></div></div>
  <b>${figures(tally.total)}</b><span class="sr">${ngettext('dot', 'dots', tally.total)}</span></li>`;

/** Bars in the order of their dots; the first three stand out. */
export function reveal(_activity, options, tallies) {
  const byOption = new Map(tallies.map(tally => [tally.id, tally]));
  const most = Math.max(...tallies.map(tally => tally.total));
  return html`<ol class="bars" .style=${`--fs:${labelSize(options.map(option => option.text), type)}`}>
    ${repeat(options, option => option.id, (option, at) => bar(option, byOption.get(option.id), most, at))}</ol>`;
}

/** What all of them come to. */
export function totals(_activity, tallies) {
  const placed = tallies.reduce((sum, tally) => sum + tally.total, 0);
  return figure(placed, ngettext('dot placed', 'dots placed', placed));
}
