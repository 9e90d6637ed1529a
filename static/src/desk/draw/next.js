// The offer that is next: done with one press, declined with another. Its place is always there, so nothing moves.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { oncePerKey } from '../aim.js';
import { offerExample, offerReason, offerSentence, takeWords } from '../called.js';
import { takeOffer } from '../dialogs/offers.js';
import { allOffers, keyOf } from '../facts/offers.js';

const offered = (desk, { theme, offer }, more) => html`<p class="w" dir="auto"><b id="offered">${offerSentence(theme, offer)}</b>
    <small>${[offerReason(offer), offerExample(offer, desk.facts)].filter(Boolean).join(' · ')}</small></p>
  ${more ? html`<span class="more">${_('+%(n)s more', { n: more })}</span>` : nothing}
  <button type="button" class="btn sm" aria-describedby="offered"
    @click=${desk.looks.offered.press(() => takeOffer(desk, theme, offer))}>${takeWords(offer)}</button>
  <button type="button" class="btn plain sm" aria-describedby="offered"
    @click=${desk.looks.offered.press(() => desk.verbs.decline(theme, offer))}>${_('No, thanks')}</button>`;

export function nextOffer(desk) {
  const [next, ...rest] = allOffers(desk.facts);
  desk.looks.offered.see(next ? keyOf(next.offer) : '');
  return html`<section class="coming" aria-label=${_('Offered')} @keydown=${oncePerKey}>
    ${next ? offered(desk, next, rest.length) : nothing}</section>`;
}
