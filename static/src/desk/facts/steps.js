// The run sheet: what was, what is, what comes, and the one act that is due. Pure.

const asc = (a, b) => a.order - b.order;
const openNow = step => step.state === 'open';
const latest = steps => steps.reduce((last, next) => (last && last.opened_at > next.opened_at ? last : next), null);

/** The step that screens follow: open, opened last. */
export const currentOf = steps => latest(steps.filter(openNow));

/** The planned step that `activity.next` would open, or null. */
export function nextOf(steps) {
  const last = Math.max(-1, ...steps.filter(step => step.opened_at).map(step => step.order));
  return [...steps].sort(asc).find(step => step.state === 'planned' && step.order > last) || null;
}

/** Steps in order, each with `sign`: 'now', 'done', 'next' or '' for later. */
export function stepsOf(activities) {
  const next = nextOf(activities);
  const sign = step => {
    if (step.state === 'open') return 'now';
    if (step.state !== 'planned') return 'done';
    return step === next ? 'next' : '';
  };
  return [...activities].sort(asc).map(step => ({ ...step, sign: sign(step) }));
}

export const isVote = step => step.kind === 'vote';
const writes = step => (step.settings.accepts || []).length > 0;

function closing(step) {
  const name = isVote(step) ? 'close_voting' : 'close_writing';
  return { name, type: 'activity.close', fields: { activity: step.id }, step };
}

function opening(step) {
  const name = isVote(step) ? 'open_voting' : 'open_next';
  return { name, type: 'activity.next', fields: {}, step };
}

/** The vote that waits to be revealed: the last step that was opened, if it is a closed vote. */
function toReveal(steps) {
  const last = latest(steps.filter(step => step.opened_at));
  return last && isVote(last) && last.state === 'closed' ? last : null;
}

/** What the one main button does: {name, type, fields, step?}; `name` finds its words. */
export function mainAct(room, steps) {
  if (room.state === 'ended') return { name: 'reopen_room', type: 'room.reopen', fields: {} };
  if (room.state === 'planned') return { name: 'open_room', type: 'room.open', fields: {} };
  const now = currentOf(steps);
  if (now && (isVote(now) || writes(now))) return closing(now);
  const closed = toReveal(steps);
  if (closed && !now) return { name: 'reveal', type: 'activity.reveal', fields: { activity: closed.id }, step: closed };
  const next = nextOf(steps);
  return next ? opening(next) : { name: 'end_room', type: 'room.end', fields: {} };
}

const acts = {
  planned: () => ['open'],
  open: step => [...(isVote(step) ? ['reveal'] : []), 'close', 'extend'],
  closed: step => [...(isVote(step) ? ['reveal'] : []), 'reopen'],
  revealed: () => ['show_result', 'reopen'],
};

/** What can be done with a step, by name; what was opened once can't be removed. */
export function stepActs(step, { first, last }) {
  const moves = [...(first ? [] : ['up']), ...(last ? [] : ['down'])];
  return [...acts[step.state](step), 'change', 'add_after', ...moves, ...(step.opened_at ? [] : ['remove'])];
}

/** `after` of `activity.move` for a step that goes one up (-1) or down (1): an id, or null for the first place. */
export function afterOf(steps, id, by) {
  const at = steps.findIndex(step => step.id === id);
  const before = by < 0 ? steps[at - 2] : steps[at + 1];
  return before ? before.id : null;
}
