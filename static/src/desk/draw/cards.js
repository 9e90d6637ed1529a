// The list of cards: which one it is, what is in it, and what came while nobody could see it.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { shownCode } from '../../board/frame.js';
import { _, ngettext } from '../../shared/words.js';
import { trayWords } from '../called.js';
import { themeById } from '../facts/facts.js';
import { isFilter } from '../facts/filter.js';
import { portion } from '../facts/rows.js';
import { isOffered, themeOf, traysShown } from '../facts/trays.js';
import { icons } from '../icons.js';
import { cardRow, leftRow } from './card.js';
import { filterButton } from './filter.js';
import { noteLine } from './note.js';

/** A card that is dropped on To sort goes back there. */
const tab = desk => tray => html`<button type="button" class="tabbed" aria-pressed=${String(desk.looks.tray === tray)}
  data-zone=${tray === 'sort' ? '' : nothing} @click=${() => desk.finding.openTray(tray)}>
  ${trayWords(tray)} <b class="tab">${desk.facts.counts[tray]}</b></button>`;

const tabs = desk => html`<h2 class="sr">${_('Cards')}</h2><div class="tabs" role="group" aria-label=${_('Which cards')}>
  ${traysShown(desk.facts.counts, { hold: desk.facts.room.hold, tray: desk.looks.tray }).map(tab(desk))}</div>`;

const themeHead = (desk, theme, n) => html`<div class="ttl">
  ${theme.pool ? html`<span class=${`n t${theme.colour}`}>${theme.pool}</span>` : nothing}
  <h2 dir="auto">${theme.name}</h2><b class="tab">${n}<span class="sr"> ${_('cards')}</span></b>
  <button type="button" class="btn quiet sm" @click=${() => desk.finding.openTray('sort')}>${icons.back}${_('To sort')}</button></div>`;

/** Above the search: which list this is. */
export function listHead(desk) {
  const theme = themeById(desk.facts, themeOf(desk.looks.tray));
  return theme ? themeHead(desk, theme, desk.list.all.length) : tabs(desk);
}

/** The cards that are drawn; of very many only a portion is. */
function drawn(desk) {
  const ids = new Set(portion(desk.looks.rows, desk.looks.limit).rows.map(row => row.id));
  return desk.list.found.filter(card => ids.has(card.id));
}

/** Beside the search: the filter, and what can be done with all that is shown. */
export const listActs = desk => html`${filterButton(desk)}${actOnAll(desk)}`;

function actOnAll(desk) {
  const found = drawn(desk);
  const checking = found.filter(card => card.state === 'checking');
  const offered = found.filter(isOffered);
  const all = (cards, press) => html`<button type="button" class="btn quiet sm" @click=${() => press(cards)}>
    ${ngettext('Accept %(n)s', 'Accept all %(n)s', cards.length)}</button>`;
  if (desk.looks.tray === 'check' && checking.length) return all(checking, cards => desk.verbs.release(cards));
  if (desk.looks.tray !== 'all' && offered.length) return all(offered, cards => desk.verbs.acceptAll(cards));
  return nothing;
}

const empty = {
  sort: () => _('All sorted. New cards will appear here.'),
  check: () => _('Nothing to check. New cards will appear here.'),
  all: () => _('No cards yet. They will appear here as people share.'),
  hidden: () => _('Nothing is hidden.'),
};

function noCards(desk) {
  const { room, cards } = desk.facts;
  if (isFilter(desk.list.filter)) return html`<p class="none">${_('No card here fits. Show all brings the others back.')}</p>`;
  if (desk.looks.find.trim()) return html`<p class="none">${_('No card has these words.')}</p>`;
  if (!room.counts.people && !cards.length) {
    return html`<div class="none"><p>${_('Share the code. People will appear here.')}</p><p class="code">${shownCode(room.code)}</p></div>`;
  }
  const words = empty[desk.looks.tray];
  return html`<p class="none">${words ? words() : _('No cards here yet. Drag one onto the theme, or use its arrow.')}</p>`;
}

const more = (desk, { rest, next }) => html`<button type="button" class="btn quiet" @click=${() => desk.finding.showMore(next)}>
  ${_('Show %(next)s more of %(rest)s', { next, rest })}</button>`;

export function cardList(desk) {
  const { rows, rest, next } = portion(desk.looks.rows, desk.looks.limit);
  const cards = new Map(desk.list.found.map(card => [card.id, card]));
  const row = ({ id }) => (cards.has(id) ? cardRow(desk, cards.get(id)) : leftRow(desk, id));
  return html`${noteLine(desk, 'cards')}${repeat(rows, each => each.id, row)}
    ${rows.length ? nothing : noCards(desk)}${rest ? more(desk, { rest, next }) : nothing}`;
}

/** "3 new", when they stand below what can be seen. */
export const newBelow = desk => (desk.list.fresh.length ? html`<button type="button" class="fresh" @click=${() => desk.finding.seeFresh()}>
  ${icons.down}${ngettext('%(n)s new', '%(n)s new', desk.list.fresh.length)}</button>` : nothing);
