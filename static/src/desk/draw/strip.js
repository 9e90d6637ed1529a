// What of the themes is on the board now, with the pages of a theme and the way back.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { A_PAGE } from '../../board/focus-page.js';
import { _ } from '../../shared/words.js';
import { cardWords, themeWords } from '../called.js';
import { cardById, themeById } from '../facts/facts.js';
import { icons } from '../icons.js';

function pages(desk, theme) {
  const { board, cards } = desk.facts;
  const its = cards.filter(card => card.theme === theme.id && card.state === 'shown');
  const count = Math.max(1, Math.ceil(its.length / A_PAGE));
  if (count < 2) return nothing;
  const at = Math.min(board.page || 0, count - 1);
  const turn = (by, label, icon) => html`<button type="button" class="ic" aria-label=${label}
    aria-disabled=${at + by < 0 || at + by >= count ? 'true' : nothing}
    @click=${() => { if (at + by >= 0 && at + by < count) desk.verbs.show(theme, at + by); }}>${icon}</button>`;
  return html`${turn(-1, _('Page before'), icons.back)}
    <span class="tab">${_('%(page)s of %(pages)s', { page: at + 1, pages: count })}</span>${turn(1, _('Next page'), icons.on)}`;
}

function shown({ board, ...facts }) {
  const theme = board.view === 'focus' && themeById(facts, board.theme);
  const card = board.view === 'spotlight' && cardById(facts, board.card);
  return { theme, words: (theme && themeWords(theme)) || (card && cardWords(card)) };
}

export function onBoard(desk) {
  const { theme, words } = shown(desk.facts);
  if (!words) return nothing;
  return html`<div class="strip"><p class="w">${_('On the board: %(what)s', { what: words })}</p>${theme ? pages(desk, theme) : nothing}
    <button type="button" class="btn plain sm" @click=${() => desk.conduct.show('themes')}>${_('Back to all themes')}</button></div>`;
}
