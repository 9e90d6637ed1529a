// Which screen a phone shows. Pure: the room's state and the activity in, the name of a place out.

const newest = activities => activities.reduce((last, next) => (last && last.opened_at >= next.opened_at ? last : next), null);

/** The open activity that was opened last; with none open the last one that was, closed or revealed. */
export function followed(activities) {
  const opened = activities.filter(activity => activity.opened_at);
  return newest(opened.filter(activity => activity.state === 'open')) || newest(opened);
}

const accepts = activity => (activity.settings && activity.settings.accepts) || [];

/** The kinds of a single text that an activity takes, in its order. */
export const texts = activity => accepts(activity).filter(kind => kind !== 'story' && kind !== 'principle');

/** Whether a person may add this kind of contribution now. */
export const takes = (activity, kind) => Boolean(activity) && activity.state === 'open' && accepts(activity).includes(kind);

const VOTING = { open: 'vote', closed: 'closed', revealed: 'reveal' };

function placeOf(activity) {
  if (activity.kind === 'vote') return VOTING[activity.state];
  if (activity.state !== 'open') return 'waiting';
  if (activity.kind === 'principles') return 'principles';
  if (takes(activity, 'story')) return 'story';
  if (takes(activity, 'principle')) return 'principles';
  if (texts(activity).length) return 'write';
  return activity.kind === 'topic' || activity.kind === 'break' ? 'topic' : 'waiting';
}

/** The place that fits the room: early, waiting, topic, story, principles, write, vote, closed, reveal, ended. */
export function placeFor(room, activity) {
  if (room.state === 'ended') return 'ended';
  if (room.state === 'planned') return 'early';
  return activity ? placeOf(activity) : 'waiting';
}

/** What must change for a phone to move: another activity, or another state of a vote or of the room. */
export const scene = (room, activity) => `${placeFor(room, activity)} ${activity ? activity.id : ''}`;
