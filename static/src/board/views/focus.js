// One theme and its cards, nine on a page.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { count, footer, header, number } from '../frame.js';
import { inOneLine, principles, stories, tables } from '../made-of.js';

const long = () => html`<span class="long">${_('A longer story. See it in the spotlight.')}</span>`;
const words = (one, text) => (text ? html`<span dir="auto" lang=${one.lang || nothing}>${text}</span>` : long());
const card = ({ card: one, text, size, leading }) => html`<li class="card" data-card=${one.id}
  .style=${`--fs:${size};--lh:${leading}`}>${words(one, text)}</li>`;
const madeOf = ({ principles: said = 0, stories: told = 0, tables: at = 0 }) =>
  html`<p class="kinds">${inOneLine([principles(said), stories(told), tables(at)])}</p>`;
const turned = ({ page, pages }) => html`<p>${_('Page %(n)s of %(all)s', { n: page + 1, all: pages })}</p>`;

export const draw = (scene, page) => html`${header(scene, page)}
  <main id="main" class=${`focus t${scene.theme.colour || 0}`}>
    <header>${number(scene.theme.pool, scene.theme.colour)}
      <h2 dir="auto" .style=${`--h:${scene.title}`}>${scene.theme.name}</h2>${count(scene.count)}</header>
    <ul class="grid">${repeat(scene.cards, one => one.card.id, card)}</ul>
    <div class="pg">${madeOf(scene.theme.counts)}${scene.pages > 1 ? turned(scene) : nothing}</div>
  </main>${footer(scene)}`;
