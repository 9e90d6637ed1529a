// A step of the run sheet: a new one, or other words and times for one that is there.
import { _ } from '../../shared/words.js';
import { optionKinds, stepKinds } from '../called.js';
import { openForm } from '../form.js';

const isVote = step => values => (step || values).kind === 'vote';
// A new vote is one with dots; another way of voting has no use for their numbers.
const hasDots = step => values => isVote(step)(values) && (!step || step.settings.method === 'dots');

/** What a vote can be about; what it is about now is always among it, so that saving keeps it. */
function sources(now) {
  const kinds = optionKinds();
  return kinds.some(([kind]) => kind === now) ? kinds : [...kinds, [now, _('The result of another vote')]];
}

function fieldsFor(step) {
  const settings = step ? step.settings : {};
  const [vote, dots] = [isVote(step), hasDots(step)];
  const source = settings.options_from || 'principle';
  const number = (name, label, value, when) => ({ name, type: 'number', label, value: settings[name] || value, least: 1, when });
  const kind = { name: 'kind', type: 'select', label: _('Kind of activity'), options: stepKinds(), value: 'principles' };
  return [
    ...(step ? [] : [kind]),
    { name: 'title', type: 'text', label: _('Title'), value: step ? step.title : '' },
    { name: 'prompt', type: 'long', label: _('Prompt'), hint: _('The question that people see.'), value: step ? step.prompt : '' },
    number('minutes', _('Minutes'), 10),
    number('dots', _('Dots for each person'), 5, dots),
    number('max', _('At most on one'), 2, dots),
    {
      name: 'options_from', type: 'select', label: _('What people vote on'), when: vote,
      options: sources(source), value: source,
    },
  ];
}

function settingsIn(values, step) {
  const names = ['minutes', ...(hasDots(step)(values) ? ['dots', 'max'] : [])];
  const numbers = Object.fromEntries(names.map(name => [name, Number(values[name])]));
  return isVote(step)(values) ? { ...numbers, options_from: values.options_from } : numbers;
}

function check(values, step) {
  if (!values.title.trim()) return { field: 'title', message: _('Give this activity a title') };
  const wrong = Object.entries(settingsIn(values, step)).find(([, value]) => typeof value === 'number' && !Number.isInteger(value));
  return wrong ? { field: wrong[0], message: _('Write a whole number') } : null;
}

/** With `step` it is changed, otherwise a new one is made behind `after`. */
export function openStep(desk, { step = null, after = null }) {
  const send = values => {
    const words = { title: values.title, prompt: values.prompt, settings: settingsIn(values, step) };
    if (step) return desk.acts.ask('activity.change', { activity: step.id, ...words });
    return desk.acts.ask('activity.add', { kind: values.kind, ...words, ...(after ? { after } : {}) });
  };
  openForm(desk.dialog, {
    title: step ? _('Change this activity') : _('New activity'),
    fields: fieldsFor(step),
    button: step ? _('Save') : _('Add'),
    check: values => check(values, step),
    send,
  });
}
