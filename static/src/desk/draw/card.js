// One card in the list: what it says, where it could go, and what can be done with it.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { apart } from '../called.js';
import { openHide } from '../dialogs/hide.js';
import { openTranslate } from '../dialogs/translate.js';
import { needsTranslation } from '../facts/about.js';
import { themeById } from '../facts/facts.js';
import { nearOf } from '../facts/near.js';
import { isGathered, isOffered } from '../facts/trays.js';
import { icons } from '../icons.js';
import { cardMenu } from '../menus/card.js';
import { moveMenu } from '../menus/move.js';
import { cardPlace } from '../verbs.js';
import { noteLine } from './note.js';
import { marks, origin, reading } from './reading.js';
import { same } from './same.js';

const named = theme => html`${theme.pool ? html`<span class="n">${theme.pool}</span>` : nothing}
  <span class="lbl" dir="auto">${theme.name}</span>`;

const chip = (words, theme, press) => html`<button type="button" class=${`sug t${theme.colour || 0}`}
  @click=${press}><span class="sr">${words}</span>${named(theme)}</button>`;

/** The themes that are nearest to a card for which the machine has none. */
function near(desk, card) {
  const themes = isOffered(card) ? [] : nearOf(card, desk.facts.themes);
  if (!themes.length) return nothing;
  return html`<div class="near" role="group" aria-label=${_('Nearest themes')}>
    ${themes.map(theme => chip(_('Move to '), theme, () => desk.verbs.place(card, theme)))}</div>`;
}

/** What stands first: the one press that is most likely meant, or where the card is. */
const first = {
  checking: (desk, card) => html`<button type="button" class="btn sm" @click=${() => desk.verbs.accept(card)}>
    ${_('Accept')}</button>${origin(card)}`,
  hidden: (desk, card) => html`<button type="button" class="btn quiet sm" @click=${() => desk.verbs.restore(card)}>
    ${_('Restore')}</button>${origin(card)}`,
  shown: (desk, card) => {
    const theme = themeById(desk.facts, card.theme);
    if (theme && isOffered(card)) return chip(_('Accept the suggestion: '), theme, () => desk.verbs.accept(card));
    const where = theme && desk.looks.tray === 'all';
    return html`${origin(card)}${where ? html`<span class=${`at t${theme.colour || 0}`}>${named(theme)}</span>` : nothing}`;
  },
};

const button = (icon, label, press, popup) => html`<button type="button" class="ic" aria-label=${label} title=${label}
  aria-haspopup=${popup || nothing} @click=${event => press(event.currentTarget)}>${icon}</button>`;

const opens = (desk, menu, card) => opener => desk.menu.open(opener, menu(desk, card));
const hide = (desk, card) => button(icons.hide, _('Hide from board'), () => openHide(desk, card), 'dialog');
const move = (desk, card) => button(icons.move, _('Move to a theme'), opens(desk, moveMenu, card), 'menu');

const more = (desk, card) => button(icons.more, _('More for this card'), opens(desk, cardMenu, card), 'menu');

const buttons = {
  checking: (desk, card) => html`${hide(desk, card)}${more(desk, card)}`,
  hidden: () => nothing,
  shown: (desk, card) => html`${isGathered(card) ? move(desk, card) : nothing}
    ${button(icons.spotlight, _('Spotlight'), () => desk.verbs.spotlight(card))}${hide(desk, card)}${more(desk, card)}`,
};

/** What helps a card that waits for its language. */
const toTranslate = (desk, card) => (needsTranslation(card) ? html`<button type="button" class="fold" aria-haspopup="dialog"
  aria-describedby=${`tx-${card.id}`} @click=${() => openTranslate(desk, card)}>${_('Add translation')}</button>` : nothing);

/** The place of a card that somebody else took away while a pointer was over the list. */
export const leftRow = (desk, id) => html`<div class="card left" .style=${`min-block-size:${desk.looks.heights.get(id) || 0}px`}>
  <p>${_('This card is no longer here.')}</p>${noteLine(desk, cardPlace({ id }))}</div>`;

function inHand(desk, card) {
  const name = desk.hands.holder(card);
  return name ? html`<p class="in-hand">${icons.hand}${_('%(name)s has this card in hand', { name: apart(name) })}</p>` : nothing;
}

export function cardRow(desk, card) {
  const { board } = desk.facts;
  const lit = board.view === 'spotlight' && board.card === card.id;
  return html`<article class=${`card ${card.state} ${lit ? 'lit' : ''}`} tabindex="0" data-card=${card.id} ?data-drags=${isGathered(card)}
    aria-labelledby=${`tx-${card.id}${card.translation ? ` tr-${card.id}` : ''}`}>
    ${reading(desk, card)}${marks(card)}${toTranslate(desk, card)}${inHand(desk, card)}${near(desk, card)}${same(desk, card)}
    <div class="meta">${first[card.state](desk, card)}</div><div class="acts">${buttons[card.state](desk, card)}</div>
    ${noteLine(desk, cardPlace(card))}</article>`;
}
