// One theme: its place, its name, its newest text, its water and a dot for each contribution.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { lineOf } from '../../board/card.js';
import { inOneLine, principles, stories, tables } from '../../board/made-of.js';
import { _, ngettext } from '../../shared/words.js';
import { themeWords } from '../called.js';
import { offersFor } from '../facts/offers.js';
import { themeOf, trayOf } from '../facts/trays.js';
import { icons } from '../icons.js';
import { themeMenu } from '../menus/theme.js';
import { themePlace } from '../verbs.js';
import { noteLine } from './note.js';

const MOST_DOTS = 60; // the count says the rest
const dots = n => html`<div class="mini" aria-hidden="true">${Array.from({ length: Math.min(n, MOST_DOTS) }, () => html`<i></i>`)}</div>`;

const cardsWords = n => ngettext('%(n)s card', '%(n)s cards', n);

const title = (desk, { theme }) => {
  const tray = trayOf(theme.id);
  const open = themeOf(desk.looks.tray) === theme.id;
  return html`<h3><button type="button" dir="auto" aria-pressed=${String(open)}
    @click=${() => desk.finding.openTray(open ? 'sort' : tray)}>${theme.name}</button></h3>`;
};

const more = (desk, place) => html`<button type="button" class="ic" aria-haspopup="menu"
  aria-label=${_('More for %(theme)s', { theme: themeWords(place.theme) })}
  @click=${event => desk.menu.open(event.currentTarget, themeMenu(desk, place))}>${icons.more}</button>`;

const locked = () => html`<span class="locked">${icons.lock}<span class="sr">${_('Locked')}</span></span>`;
// a dashed border alone says nothing to whoever can't see it, or has never been told
const provisional = theme => (theme.accepted ? nothing : html`<span class="guessed" title=${_('Nobody has touched this group yet')}>
  ${_('Provisional')}<span class="sr">: ${_('Nobody has touched this group yet')}</span></span>`);

const counted = { principles, stories, tables };
/** "14 principles · 31 stories · 22 tables"; what there is none of is left out. */
const kinds = ({ made }) => html`<p class="kinds">${inOneLine(
  Object.keys(counted).filter(what => made[what]).map(what => counted[what](made[what])),
)}</p>`;

const offers = (desk, theme) => {
  const { length: n } = offersFor(theme, desk.facts);
  return n ? html`<span class="offers">${ngettext('%(n)s offer', '%(n)s offers', n)}</span>` : nothing;
};
const signs = (desk, { theme, offered }) => html`${provisional(theme)}${theme.locked ? locked() : nothing}${offers(desk, theme)}
  ${offered.length ? html`<span class="waits">${_('%(n)s suggested', { n: offered.length })}</span>` : nothing}`;

const looks = (desk, { theme }) => [
  themeOf(desk.looks.tray) === theme.id ? 'sel' : '', theme.accepted ? '' : 'guess',
  desk.facts.board.view === 'focus' && desk.facts.board.theme === theme.id ? 'onboard' : '',
].join(' ');

/** A theme in its place, as on the board. */
export const pool = (desk, place) => html`<section class=${`theme t${place.theme.colour || 0} ${looks(desk, place)}`}
  data-zone=${place.theme.id} data-theme-id=${place.theme.id} .style=${`--level:${place.level.toFixed(3)}`}><div class="fill"></div>
  <div class="t"><span class="n" aria-hidden="true">${place.theme.pool}</span>${title(desk, place)}
    <span class="c" aria-hidden="true">${place.cards.length}</span><span class="sr">${cardsWords(place.cards.length)}</span></div>
  <p class="ex" dir="auto">${place.newest ? lineOf(place.newest) : _('Nothing here yet')}</p>${noteLine(desk, themePlace(place.theme))}
  <div class="b">${kinds(place)}<span class="signs">${signs(desk, place)}</span>${dots(place.cards.length)}${more(desk, place)}</div></section>`;

/** The place that a theme has left stays free until Tidy. */
export const freePlace = number => html`<div class="theme free">
  <span class="n" aria-hidden="true">${number}</span><p>${_('Free place')}</p></div>`;

/** A group without a place on the board: one line. */
export const smallGroup = desk => place => html`<li class=${`small t${place.theme.colour || 0} ${looks(desk, place)}`}
  data-zone=${place.theme.id} data-theme-id=${place.theme.id}>
  ${title(desk, place)}<span class="signs">${signs(desk, place)}</span><b class="tab" aria-hidden="true">${place.cards.length}</b>
  <span class="sr">${cardsWords(place.cards.length)}</span>${more(desk, place)}${kinds(place)}${noteLine(desk, themePlace(place.theme))}</li>`;
