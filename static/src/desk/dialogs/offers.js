// What the machine offers for a theme, with its reason and its cards: each is taken or declined.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { lineOf } from '../../board/card.js';
import { _ } from '../../shared/words.js';
import { Aim, oncePerKey } from '../aim.js';
import { offerReason, offerWords, takeWords, themeWords } from '../called.js';
import { cardById, themeById } from '../facts/facts.js';
import { keyOf, offersFor } from '../facts/offers.js';
import { openSplit } from './split.js';

const MOST = 8; // cards that are read out; the split's own dialog has them all

const take = {
  merge: (desk, theme, { into }) => desk.verbs.mergeThemes(theme, into),
  split: (desk, theme, { cards }) => openSplit(desk, theme, cards),
  followers: (desk, theme, { cards }) => desk.verbs.bring(theme, cards),
};

/** One press does what is offered; a split asks first which cards go. */
export const takeOffer = (desk, theme, offer) => take[offer.kind](desk, theme, offer);

function about(desk, offer) {
  const cards = offer.kind === 'merge' ? offer.pair : offer.cards.slice(0, MOST).map(id => cardById(desk.facts, id));
  return cards.length ? html`<ul class="facts">${cards.map(card => html`<li dir="auto">${lineOf(card)}</li>`)}</ul>` : nothing;
}

const one = (desk, theme, aim) => offer => {
  const yes = aim.press(() => { desk.dialog.close(); takeOffer(desk, theme, offer); });
  const no = aim.press(() => desk.verbs.decline(theme, offer));
  return html`<section class="offer"><h3 dir="auto">${offerWords(offer)}</h3><p class="hint">${offerReason(offer)}</p>${about(desk, offer)}
    <div class="both"><button type="button" class="btn sm" @click=${yes}>${takeWords(offer)}</button>
      <button type="button" class="btn quiet sm" @click=${no}>${_('Don’t offer this again')}</button></div></section>`;
};

export function openOffers(desk, { id }) {
  const aim = new Aim();
  const draw = () => {
    const theme = themeById(desk.facts, id);
    const offers = theme ? offersFor(theme, desk.facts) : [];
    aim.see(offers.map(keyOf).join());
    const none = offers.length ? nothing : html`<p>${_('Nothing is offered here now.')}</p>`;
    return html`<div @keydown=${oncePerKey}>${offers.map(one(desk, theme, aim))}${none}</div>`;
  };
  const title = _('Offers for %(theme)s', { theme: themeWords(themeById(desk.facts, id)) });
  desk.dialog.open({ title, draw, after: () => desk.focusTheme(id) });
}
