// What has just come. Pure: the cards known so far and those held now, in order, give the news.

/** {known, fresh, newest}: ids seen, those that are new since, in order, and the newest one that is still there. */
export function arrivals(former, cards) {
  const ordered = cards.map(card => card.id);
  const known = new Set(ordered);
  const fresh = former ? ordered.filter(id => !former.known.has(id)) : [];
  const stays = former && known.has(former.newest) ? former.newest : null;
  return { known, fresh, newest: fresh[fresh.length - 1] || stays || ordered[ordered.length - 1] || null };
}
