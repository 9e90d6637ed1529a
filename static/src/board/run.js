// Which step of the run sheet the board is about. Pure.

const latest = activities => activities.reduce((last, next) => (last && last.opened_at >= next.opened_at ? last : next), null);
const opened = activities => activities.filter(activity => activity.opened_at);

/** The step whose question stands over the themes: the open one, else the last that was. A vote has a view of its own. */
export function followed(activities) {
  const steps = opened(activities).filter(activity => activity.kind !== 'vote');
  return latest(steps.filter(activity => activity.state === 'open')) || latest(steps);
}

/** The vote that the board means: the one it names, else the last one opened. */
export function voteOf(activities, board) {
  const votes = opened(activities).filter(activity => activity.kind === 'vote');
  return votes.find(activity => activity.id === board.activity) || latest(votes);
}
