// One quote for the whole hall, credited only as its teller consented.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { kindWords, number } from '../frame.js';
import { brand, rings } from '../marks.js';

const themed = theme => html`${number(theme.pool, theme.colour)}<span dir="auto">${theme.name}</span>`;
const credited = card => (card.credit ? html`<b dir="auto">${card.credit}</b>` : kindWords(card.kind));
const titled = ({ title }, text) => (title && title !== text ? html`<cite dir="auto">${title}</cite>` : nothing);

const translated = ({ text, size }) => html`<div class="told"><small>${_('Translation')}</small>
  <p dir="auto" lang=${document.documentElement.lang} .style=${`--q:${size}`}>${text}</p></div>`;

const quote = ({ card, text, size, leading, long, told }) => html`<div class="said"><blockquote dir="auto" lang=${card.lang || nothing}
  class=${long ? 'long' : ''} .style=${`--q:${size};--ql:${leading}`}>${text}</blockquote>${told ? translated(told) : nothing}</div>`;

export const draw = scene => html`<main id="main" class=${`spot t${(scene.theme && scene.theme.colour) || 0}`}>
  <h1 class="sr" dir="auto">${scene.room.title}</h1>${rings}
  <p class="from">${scene.theme ? themed(scene.theme) : nothing}</p>${quote(scene)}
  <div class="meta"><p>${credited(scene.card)}${titled(scene.card, scene.text)}</p>${brand}</div></main>`;
