// What is chosen in the principles' form: others' principles, and the stories that show it. Pure.

export const MOST = 2;
const THIS_STORY = 'this'; // the one that is shared together with the principle

export const nothing = { picked: [], ticked: [THIS_STORY] };

/** The choice after a press on another's principle, or null when two are chosen already. */
export function pick(choice, other) {
  const picked = choice.picked.filter(each => each.id !== other.id);
  if (picked.length === choice.picked.length) picked.push({ id: other.id, text: other.text });
  return picked.length > MOST ? null : { ...choice, picked };
}

/** The choice after a tick on a story, or after it is taken away. */
export function tick(choice, id) {
  const ticked = choice.ticked.filter(each => each !== id);
  if (ticked.length === choice.ticked.length) ticked.push(id);
  return { ...choice, ticked };
}

/** The chips to show: those chosen stay, whatever the newest search found. */
export const chips = (choice, found) =>
  [...choice.picked.filter(own => !found.some(other => other.id === own.id)), ...found];

/** The stories to tick: the one being told, own ones, then others'. */
export function stories({ told, mine, found }) {
  const own = mine.filter(entry => entry.kind === 'story' && entry.state !== 'withdrawn')
    .map(entry => ({ id: entry.id, text: entry.title || entry.gem || entry.happened }));
  const first = told ? [{ id: THIS_STORY, text: told }] : [];
  const others = found.filter(row => !own.some(each => each.id === row.id));
  return [...first, ...own, ...others];
}

/** The ids to send. `ref` is the name of the story being told, or null when there is none. */
export const linked = (choice, ref) =>
  choice.ticked.map(id => (id === THIS_STORY ? ref : id)).filter(Boolean);

/** The choice in a draft. */
export const known = ({ picked, ticked }) => (picked && ticked ? { picked, ticked } : {});
