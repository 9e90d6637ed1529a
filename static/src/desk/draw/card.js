// One card in the list: what it says, where it could go, and what can be done with it.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { apart, clockTime, consentWords, kindWords } from '../called.js';
import { openHide } from '../dialogs/hide.js';
import { beginningOf, marksOf, originOf, readingOf } from '../facts/about.js';
import { themeById } from '../facts/facts.js';
import { isOffered } from '../facts/trays.js';
import { icons } from '../icons.js';
import { cardMenu } from '../menus/card.js';
import { moveMenu } from '../menus/move.js';
import { cardPlace } from '../verbs.js';
import { noteLine } from './note.js';

const words = {
  kind: ({ kind }) => kindWords(kind),
  table: ({ table }) => _('Table %(table)s', { table: apart(table) }),
  why: ({ by, at: moment }) => _('Moved by %(name)s, %(time)s', { name: apart(by), time: clockTime(moment) }),
  consent: ({ level }) => consentWords(level),
  credit: ({ name }) => _('Told by %(name)s', { name: apart(name) }),
  flag: () => _('May name a person'),
  late: () => _('Late'),
  wordings: ({ n }) => ngettext('%(n)s wording', '%(n)s wordings', n),
  reason: ({ reason }) => _('Hidden because: %(reason)s', { reason: apart(reason) }),
};
const line = marks => marks.map(mark => html`<span class=${mark.what}>${words[mark.what](mark)}</span>`);

const listTitles = { conditions: () => _('What made it possible'), wishes: () => _('Wishes') };

function reading(desk, card) {
  const { head, quote, body, lists, folds } = readingOf(card);
  const whole = desk.looks.unfolded.has(card.id);
  const fold = () => { desk.looks.unfold(card.id); desk.draw(); };
  return html`<div class="tx" id=${`tx-${card.id}`} lang=${card.lang || nothing}>
    ${head ? html`<p class=${body ? 'title' : nothing} dir="auto">${head}</p>` : nothing}
    ${quote ? html`<p class="gem" dir="auto">${quote}</p>` : nothing}
    ${body ? html`<p class="body" dir="auto">${whole ? body : beginningOf(body)}</p>` : nothing}
    ${whole ? lists.map(([name, texts]) => html`<p class="lt">${listTitles[name]()}</p><ul>${texts.map(text => html`<li dir="auto">${text}</li>`)}</ul>`) : nothing}
    </div>${folds ? html`<button type="button" class="fold" aria-expanded=${String(whole)} aria-describedby=${`tx-${card.id}`} @click=${fold}>
      ${whole ? _('Show less') : _('Read it all')}</button>` : nothing}`;
}

const chip = (desk, card, theme) => html`<button type="button" class=${`sug t${theme.colour || 0}`} @click=${() => desk.verbs.accept(card)}>
  <span class="sr">${_('Accept the suggestion: ')}</span>${theme.pool ? html`<span class="n">${theme.pool}</span>` : nothing}
  <span class="lbl" dir="auto">${theme.name}</span></button>`;

/** What stands first: the one press that is most likely meant. */
function first(desk, card) {
  const theme = themeById(desk.facts, card.theme);
  if (card.state === 'checking') return html`<button type="button" class="btn sm" @click=${() => desk.verbs.accept(card)}>${_('Accept')}</button>${origin(card)}`;
  if (card.state === 'hidden') return html`<button type="button" class="btn quiet sm" @click=${() => desk.verbs.restore(card)}>${_('Restore')}</button>${origin(card)}`;
  if (theme && isOffered(card)) return chip(desk, card, theme);
  return html`${origin(card)}${theme && desk.looks.tray === 'all' ? at(theme) : nothing}`;
}
const origin = card => html`<span class="origin">${line(originOf(card))}</span>`;
const at = theme => html`<span class=${`at t${theme.colour || 0}`}>${theme.pool ? html`<span class="n" aria-hidden="true">${theme.pool}</span>` : nothing}
  <span class="lbl" dir="auto">${theme.name}</span></span>`;

const button = (icon, label, press, popup) => html`<button type="button" class="ic" aria-label=${label} title=${label}
  aria-haspopup=${popup || nothing} @click=${event => press(event.currentTarget)}>${icon}</button>`;

function buttons(desk, card, gathered) {
  const more = button(icons.more, _('More for this card'), opener => desk.menu.open(opener, cardMenu(desk, card)), 'menu');
  const hide = button(icons.hide, _('Hide from board'), () => openHide(desk, card), 'dialog');
  if (card.state === 'hidden') return nothing;
  if (card.state === 'checking') return hide;
  return html`${gathered ? button(icons.move, _('Move to a theme'), opener => desk.menu.open(opener, moveMenu(desk, card)), 'menu') : nothing}
    ${button(icons.spotlight, _('Spotlight'), () => desk.verbs.spotlight(card))}${hide}${more}`;
}

/** A card that somebody else took away while a pointer was over the list: its place stays empty until then. */
export const leftRow = desk => ({ id }) => html`<div class="card left" data-left=${id}><p>${_('This card is no longer here.')}</p>${noteLine(desk, `card ${id}`)}</div>`;

export const cardRow = (desk, gathered) => card => {
  const marks = marksOf(card);
  return html`<article class=${`card ${card.state} ${desk.facts.board.view === 'spotlight' && desk.facts.board.card === card.id ? 'lit' : ''}`} tabindex="0"
    data-card=${card.id} ?data-drags=${gathered && card.state === 'shown'} aria-labelledby=${`tx-${card.id}`}>
    ${reading(desk, card)}${marks.length || card.pinned ? html`<p class="marks">${card.pinned ? html`<span class="pinned">${icons.pin}${_('Pinned')}</span>` : nothing}${line(marks)}</p>` : nothing}
    <div class="meta">${first(desk, card)}</div><div class="acts">${buttons(desk, card, gathered)}</div>
    ${noteLine(desk, cardPlace(card))}</article>`;
};
