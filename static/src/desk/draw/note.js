// A refusal, in the place where it happened.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { icons } from '../icons.js';

export function noteLine(desk, place) {
  const words = desk.looks.notes.get(place);
  if (!words) return nothing;
  const close = () => { desk.looks.note(place, null); desk.draw(); };
  return html`<p class="note"><span dir="auto">${words}</span>
    <button type="button" class="ic" aria-label=${_('Close this message')} @click=${close}>${icons.close}</button></p>`;
}
