// The keys of the desk, and the switch that turns single letters off.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';

const key = (...names) => names.map(name => html`<kbd>${name}</kbd>`);

export function foot(desk) {
  const on = desk.looks.singleKeys;
  const turn = event => { desk.looks.singleKeys = event.target.checked; desk.draw(); };
  const letters = html`<span>${key('1')} ${_('to')} ${key('9')} ${_('move')}</span><span>${key('M')} ${_('themes')}</span>
    <span>${key('T')} ${_('across')}</span><span>${key('Z')} ${_('undo')}</span>`;
  return html`<p class="help"><span>${key('↵')} ${_('accept')}</span><span>${key('↑', '↓')} ${_('walk')}</span>${on ? letters : nothing}</p>
    <label class="switch"><input type="checkbox" .checked=${on} @change=${turn}>${_('Single-letter keys')}</label>`;
}
