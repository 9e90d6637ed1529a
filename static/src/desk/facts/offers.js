// What the machine offers for a theme that people have shaped, so that it may not do it itself. Pure.
// An offer on the wire is {kind: 'merge', theme, reason, cards} or {kind: 'split', cards, reason}
// or {kind: 'followers', cards, card, reason}: those that seem to belong here too since a person moved `card` here.
import { isOffered } from './trays.js';

/** Those offers that can still be taken: [{kind, into | cards, reason}]. */
export function offersFor(theme, { themes, cards }) {
  const inside = new Set(cards.filter(card => card.theme === theme.id).map(card => card.id));
  const free = new Set(cards.filter(card => card.state === 'shown' && (!card.theme || isOffered(card))).map(card => card.id));
  const come = id => free.has(id) && !inside.has(id);
  const read = {
    followers: offer => ({ kind: 'followers', cards: (offer.cards || []).filter(come) }),
    merge: offer => ({ kind: 'merge', into: themes.find(other => other.id === offer.theme && other.id !== theme.id) }),
    split: offer => ({ kind: 'split', cards: (offer.cards || []).filter(id => inside.has(id)) }),
  };
  return (theme.offers || []).filter(offer => read[offer.kind])
    .map(offer => ({ ...read[offer.kind](offer), reason: offer.reason || '' }))
    .filter(offer => offer.into || (offer.cards && offer.cards.length));
}
