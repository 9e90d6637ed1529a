// What the machine offers for a theme that people have shaped, so that it may not do it itself. Pure.
// An offer on the wire is {kind: 'merge', theme, reason, cards} or {kind: 'split', cards, reason}
// or {kind: 'followers', cards, card, reason}: those that seem to belong here too since a person moved `card` here.
import { inOrder } from '../../board/card.js';
import { isPlaced } from './trays.js';

/** What `offer.decline` says of an offer: the pair of themes, or the cards. */
const declining = (theme, { kind, theme: other, cards }) => ({ theme: theme.id, kind, ...(other ? { other } : { cards }) });

/** Says whether two offers are one and the same. */
export const keyOf = offer => JSON.stringify(offer.declining);

/** Those offers that can still be taken: [{kind, into | cards, pair, reason, declining}]; `pair` are a merge's two examples. */
export function offersFor(theme, { themes, cards }) {
  if (!(theme.offers || []).length) return [];
  const inside = new Set(cards.filter(card => card.theme === theme.id).map(card => card.id));
  const free = new Set(cards.filter(card => card.state === 'shown' && !isPlaced(card)).map(card => card.id));
  const come = id => free.has(id) && !inside.has(id);
  const examples = ids => (ids || []).map(id => cards.find(card => card.id === id)).filter(card => card && card.state === 'shown');
  const read = {
    followers: offer => ({ cards: (offer.cards || []).filter(come) }),
    merge: offer => ({ into: themes.find(other => other.id === offer.theme && other.id !== theme.id), pair: examples(offer.cards) }),
    split: offer => ({ cards: (offer.cards || []).filter(id => inside.has(id)) }),
  };
  return theme.offers.filter(offer => read[offer.kind])
    .map(offer => ({ kind: offer.kind, pair: [], ...read[offer.kind](offer), reason: offer.reason || '', declining: declining(theme, offer) }))
    .filter(offer => offer.into || (offer.cards && offer.cards.length));
}

const TURN = ['followers', 'merge', 'split'];

/** What is offered for any theme, [{theme, offer}]: what follows a person's move first. */
export function allOffers(facts) {
  const all = facts.themes.flatMap(theme => offersFor(theme, facts).map(offer => ({ theme, offer })));
  return all.sort((a, b) => TURN.indexOf(a.offer.kind) - TURN.indexOf(b.offer.kind));
}

/** The card that may say the same as this one, or null. Only what is shown and of one kind can be merged. */
export function sameAs(card, cards) {
  if (card.state !== 'shown') return null;
  const others = (card.same_as || []).map(id => cards.find(other => other.id === id));
  return others.find(other => other && other.state === 'shown' && other.kind === card.kind) || null;
}

const isHeld = card => Boolean(card.theme) && isPlaced(card);

/** [the one that goes, the one that stays]: what a person has placed stays, else what came first. */
export function mergeOrder(card, other) {
  const [first, second] = inOrder([card, other]);
  return isHeld(second) && !isHeld(first) ? [first, second] : [second, first];
}
