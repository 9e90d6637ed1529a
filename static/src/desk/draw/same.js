// Two cards that may say the same: one press merges them, one keeps them apart.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { cardWords } from '../called.js';
import { mergeOrder, sameAs } from '../facts/offers.js';

export function same(desk, card) {
  const other = sameAs(card, desk.facts.cards);
  if (!other) return nothing;
  return html`<div class="same"><p>${_('May say the same as “%(card)s”', { card: cardWords(other) })}</p>
    <button type="button" class="btn quiet sm" @click=${() => desk.verbs.mergeCards(...mergeOrder(card, other))}>${_('Merge them')}</button>
    <button type="button" class="btn quiet sm" @click=${() => desk.verbs.keepApart(card, other)}>${_('Not the same')}</button></div>`;
}
