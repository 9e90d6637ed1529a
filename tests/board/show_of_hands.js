// A way of voting that the house does not have: the board finds it by its name alone.
import { html } from '/static/vendor/lit-html-3.3.3.js';

export const vote = () => html`<p>Raise your hand</p>`;
export const reveal = (_activity, options) => html`<p>${options.length} hands</p>`;
