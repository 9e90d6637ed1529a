// The result as rows, the strongest first. Pure.

const byRank = (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || b.total - a.total || (a.order ?? 0) - (b.order ?? 0);

/** Rows {id, text, total, share (0-100), own} of a revealed vote; `own` is null without a vote of one's own. */
export function ranked({ options, tallies, choices }) {
  const text = new Map(options.map(option => [option.id, option]));
  const most = Math.max(1, ...tallies.map(tally => tally.total));
  return tallies.filter(tally => text.has(tally.id))
    .map(tally => ({ ...tally, text: text.get(tally.id).text, order: text.get(tally.id).order, own: choices[tally.id] ?? null, share: Math.max(0, 100 * tally.total / most) }))
    .sort(byRank);
}

/** How many voted, and what they gave in all. */
export function turnout(activity, tallies) {
  const people = activity.voted ?? Math.max(0, ...tallies.map(tally => tally.voters || 0));
  return { people, total: tallies.reduce((sum, tally) => sum + tally.total, 0) };
}
