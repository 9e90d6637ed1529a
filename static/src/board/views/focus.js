// One theme and its cards, nine on a page.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { figures } from '../figures.js';
import { footer, header, number } from '../frame.js';

const long = () => html`<span class="long">${_('A longer story. See it in the spotlight.')}</span>`;
const card = ({ card: one, text }) => html`<li class="card" data-card=${one.id}>${text ? html`<span dir="auto" lang=${one.lang || nothing}>${text}</span>` : long()}</li>`;

export const draw = (scene, page) => html`${header(scene, page)}
  <main id="main" class=${`focus t${scene.theme.colour || 0}`} .style=${`--fs:${scene.size};--lh:${scene.leading}`}>
    <header>${number(scene.theme.pool, scene.theme.colour)}<h2 dir="auto">${scene.theme.name}</h2>
      <span class="count" aria-hidden="true">${figures(scene.count)}</span><span class="sr">${ngettext('%(n)s contribution', '%(n)s contributions', scene.count, { n: figures(scene.count) })}</span></header>
    <ul class="grid">${repeat(scene.cards, one => one.card.id, card)}</ul>
    ${scene.pages > 1 ? html`<p class="pg">${_('Page %(n)s of %(all)s', { n: scene.page + 1, all: scene.pages })}</p>` : nothing}
  </main>${footer(scene)}`;
