// The pages without a question: not open yet, waiting, between two steps.
import { _ } from '../shared/words.js';
import { placeFor } from './place.js';

const $ = id => document.getElementById(id);

/** '9.30', as this phone's clock says it. */
export function hour(iso) {
  const time = new Date(iso);
  return `${time.getHours()}.${String(time.getMinutes()).padStart(2, '0')}`;
}

const GUIDED = new Set(['welcome', 'topic', 'interviews']);

/** What "Once more" is called where a person stopped. */
const againWords = place => ({
  story: _('Add another story'), vote: _('Change my vote'),
}[place] || _('Add another'));

function drawTopic(topic, activity) {
  const title = (activity && activity.title) || '';
  const isTopic = Boolean(activity && activity.kind === 'topic' && topic);
  $('topic-title').hidden = !isTopic;
  $('topic-title').textContent = title;
  $('topic-h').textContent = isTopic ? topic : title;
}

/** Fills in what these pages say about the room. */
export function drawWaiting(room, activity) {
  const now = room.one('room', 'room');
  $('early-h').textContent = now.opens_at ? _('This room opens at %(time)s.', { time: hour(now.opens_at) }) : _('This room is not open yet.');
  drawTopic(now.topic, activity);
  $('guide').hidden = Boolean(activity) && !GUIDED.has(activity.kind);
  $('again').textContent = againWords(placeFor(now, activity));
}
