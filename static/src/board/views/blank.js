// Nothing but the mark: the room looks at each other.
import { html } from '../../../vendor/lit-html-3.3.3.js';
import { mark } from '../marks.js';

export const draw = ({ room }) => html`<main id="main" class="blank"><h1 class="sr" dir="auto">${room.title}</h1>${mark}</main>`;
