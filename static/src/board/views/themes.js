// The themes as pools: a title, some cards, one dot for each contribution, and the water behind them.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { lineOf } from '../card.js';
import { count, footer, header, number } from '../frame.js';
import { rings, wave } from '../marks.js';

const area = (slot, columns) => `grid-area:${Math.floor(slot / columns) + 1}/${(slot % columns) + 1}`;

const card = (one, slot, columns, newest) => html`<li class=${one.id === newest ? 'card new' : 'card'} data-card=${one.id}
  .style=${area(slot, columns)}><span dir="auto" lang=${one.lang || nothing}>${lineOf(one)}</span></li>`;

function cards(pool, grid, newest) {
  if (!grid) return nothing;
  const byId = new Map(pool.cards.map(one => [one.id, one]));
  const shown = pool.slots.map((slot, at) => slot && { at, card: byId.get(slot.id) }).filter(Boolean);
  return html`<ul class="cards">${repeat(shown, one => one.card.id, one => card(one.card, one.at, grid.columns, newest))}</ul>`;
}

function dots(pool, newest) {
  const shown = new Set(pool.slots.filter(Boolean).map(slot => slot.id));
  const look = id => (id === newest ? 'new' : shown.has(id) ? 'shown' : '');
  return pool.cards.map(one => html`<i class=${look(one.id)} data-dot=${one.id}></i>`);
}

const sizes = ({ level, quoted }, { title, quote, head, size, dots: { d, gap }, base, countWidth }, grid) => [
  `--level:${level.toFixed(3)};--title:${(quoted ? quote : title).size};--tlines:${(quoted ? quote : title).lines};--head:${head}`,
  `--fs:${size};--dot:${d};--dgap:${gap};--base:${base};--cw:${countWidth}`,
  grid ? `--cols:${grid.columns};--lh:${grid.leading};--ch:${grid.h}` : '',
].join(';');

function pool(one, plan, grid, newest) {
  return html`<section class=${`pool t${one.colour}${one.provisional ? ' provisional' : ''}`} data-pool=${one.place} .style=${sizes(one, plan, grid)}
      aria-labelledby=${`pool-${one.place}`}>
    <div class="water" aria-hidden="true">${wave}</div>
    <header>${number(one.place, one.colour)}
      <h2 id=${`pool-${one.place}`} class=${one.quoted ? 'quoted' : ''} dir="auto">${one.name}</h2>${one.provisional ? html`<span class="sr">${_('Provisional')}</span>` : nothing}</header>
    ${cards(one, grid, newest)}
    <div class="base">${count(one.cards.length)}<div class="dots" aria-hidden="true">${dots(one, newest)}</div></div>
  </section>`;
}

const empty = html`<div class="pool gone" aria-hidden="true"></div>`;

function rows({ rows: all, pools, plan }, newest) {
  let at = -1;
  return all.map(row => html`<div class="row">${Array.from({ length: row.n }, () => {
    at += 1;
    return pools[at] ? pool(pools[at], plan, plan.grids[at], newest) : empty;
  })}</div>`);
}

const before = () => html`<main id="main" class="pools before">${rings}<p>${_('What you share will gather here.')}</p></main>`;

const pools = ({ picture, newest }) => html`<main id="main" class="pools" data-level=${picture.plan.level}>${rows(picture, newest)}</main>`;

export const draw = (scene, page) => html`${header(scene, page)}${scene.picture ? pools(scene) : before()}${footer(scene)}`;
