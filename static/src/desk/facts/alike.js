// How much two texts have in common, to find those that say the same. Pure. Works on letters, so in any language.
import { lineOf } from '../../board/card.js';

const plain = text => ` ${text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

function triples(text) {
  const letters = [...plain(text)];
  return new Set(letters.slice(2).map((last, at) => letters[at] + letters[at + 1] + last));
}

/** From 0, nothing in common, to 1, the same letters: twice the shared triples of letters over all. */
function likeness(one, other) {
  const shared = [...one].filter(triple => other.has(triple)).length;
  return (2 * shared) / Math.max(1, one.size + other.size);
}

/** The other cards of this kind that could be the same one, most alike first. */
export function alike(card, cards) {
  const own = triples(lineOf(card));
  const near = new Map();
  const others = cards.filter(other => other.id !== card.id && other.kind === card.kind && other.state === card.state);
  for (const other of others) near.set(other, likeness(own, triples(lineOf(other))));
  return others.sort((a, b) => near.get(b) - near.get(a));
}
