// The result of a vote in pages of nine. Pure.

export const A_PAGE = 9;

/** {options, page, pages}: this page's options in the order of their rank; only those that have a result. */
export function ranking(options, tallies, page) {
  const ranks = new Map(tallies.map(tally => [tally.id, tally.rank]));
  const ranked = options.filter(option => ranks.has(option.id))
    .sort((a, b) => ranks.get(a.id) - ranks.get(b.id) || a.order - b.order);
  const pages = Math.max(1, Math.ceil(ranked.length / A_PAGE));
  const at = Math.min(Math.max(0, page || 0), pages - 1);
  return { options: ranked.slice(at * A_PAGE, (at + 1) * A_PAGE), page: at, pages };
}
