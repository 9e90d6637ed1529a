// One quote for the whole hall, credited only as its teller consented.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { kindWords, number } from '../frame.js';
import { brand, rings } from '../marks.js';

const from = theme => (theme ? html`<p class="from">${number(theme.pool, theme.colour)}<span dir="auto">${theme.name}</span></p>` : html`<p class="from"></p>`);
const titled = ({ title }, text) => (title && title !== text ? html`<cite dir="auto">${title}</cite>` : nothing);

export const draw = ({ card, theme, text, size, leading }) => html`<main id="main" class=${`spot t${(theme && theme.colour) || 0}`} data-card=${card.id}>
  ${rings}${from(theme)}
  <blockquote dir="auto" lang=${card.lang || nothing} class=${leading > 1.1 ? 'long' : ''} .style=${`--q:${size};--ql:${leading}`}>${text}</blockquote>
  <div class="meta"><p>${card.credit ? html`<b dir="auto">${card.credit}</b>` : kindWords(card.kind)}${titled(card, text)}</p>${brand}</div></main>`;
