// Hall check: how far from the screen the board can be read. Computed, not tried in this hall.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { fieldRow } from '../draw/field.js';
import { reachOf } from '../facts/reach.js';

const words = reach => html`<ul class="facts" role="status">
  <li>${_('Cards can be read up to %(n)s metres. Use Spotlight for the back.', { n: reach.cards })}</li>
  <li>${_('Titles of themes: up to %(n)s metres.', { n: reach.titles })}</li>
  <li>${_('The question and the room code: up to %(n)s metres.', { n: reach.question })}</li></ul>`;

export function openReach({ dialog }) {
  let width = 4;
  const field = { name: 'width', type: 'number', label: _('How wide is the projected picture, in metres?'), value: width };
  const typed = event => {
    width = Number(event.target.value);
    dialog.draw();
  };
  const draw = () => {
    const reach = reachOf(width);
    return html`<div @input=${typed}>${fieldRow(field, null, {})}${reach ? words(reach) : nothing}
      <p class="hint">${_('This is computed for good eyes and not tried in your hall: walk to the last row and look.')}</p></div>`;
  };
  dialog.open({ title: _('Hall check'), draw });
}
