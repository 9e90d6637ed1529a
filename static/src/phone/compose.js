// What a person wrote, as the commands that carry it. Pure.

const lines = values => values.map(text => text.trim()).filter(Boolean);

/** The fields without those that hold nothing. */
export function filled(fields) {
  const says = value => (Array.isArray(value) ? value.length > 0 : value !== '' && value !== null && value !== undefined);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => says(value)));
}

/** A story from its form. Without a choice of consent it stays in the room: the server says so as well. */
export const story = (activity, { happened, conditions = [], gem = '', consent = '' }) => filled({
  activity, kind: 'story', happened: happened.trim(), conditions: lines(conditions), gem: gem.trim(), consent,
});

/** A text of any other kind. */
export const text = (activity, kind, words, { stories = [], by = '' } = {}) =>
  filled({ activity, kind, text: words.trim(), stories, by });

/** The chosen principles of others, each with where it comes from, and the own one. */
export function principles(activity, { picked = [], own = '', stories = [] }) {
  const chosen = picked.map(other => filled({ ...text(activity, 'principle', other.text, { stories }), from: [other.id] }));
  return own.trim() ? [...chosen, text(activity, 'principle', own, { stories })] : chosen;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The fields that differ from what was shared; lists as a whole. */
export function changes(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => !same(before[field] ?? (Array.isArray(value) ? [] : ''), value)));
}
