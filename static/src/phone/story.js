// A story in four steps: what happened, what made it possible, one line and consent; then principles.js.
import { _ } from '../shared/words.js';
import { checkField, refuse, setError } from './fields.js';
import { openPen } from './pen.js';
import { go, shown } from './screen.js';

const PLACES = ['story', 'conditions', 'gem'];
const $ = id => document.getElementById(id);

const checkHappened = () => checkField($('happened'), _('Write a few words about the story first'));

function checkConditions() {
  const lines = [...document.querySelectorAll('[name=conditions]')];
  if (!lines.some(line => line.value.trim())) {
    return refuse(lines[0], $('conditions-e'), _('Name at least one thing that made it possible'));
  }
  setError(lines[0], $('conditions-e'), '');
  return lines.every(line => checkField(line));
}

const CHECKS = { story: checkHappened, conditions: checkConditions, gem: () => checkField($('gem')) };
const NEXT = { story: 'conditions', conditions: 'gem', gem: 'principles' };

/** Where a refused field of a story stands. */
function locate(field) {
  if (field === 'conditions') return { place: 'conditions', field: $('condition-1'), box: $('conditions-e') };
  if (field === 'gem' || field === 'consent') return { place: 'gem', field: $('gem'), box: $('gem-e') };
  return { place: 'story', field: $('happened'), box: $('happened-e') };
}

/** The story's form. `principles` is its last step and shares for it. */
export function startStory({ shelf, sharing, principles }) {
  const form = $('story-form');
  const pen = openPen({ form, shelf, name: 'story', also: principles.kept });
  const { button, status } = principles;
  sharing.add({ pen, places: [...PLACES, 'principles'], button, status, locate });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (CHECKS[shown()]()) go(NEXT[shown()], { step: true });
  });
  // Enter in a one-line field is "next", not "share"
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target.name !== 'conditions') return;
    const lines = [...form.querySelectorAll('[name=conditions]')];
    const next = lines[lines.indexOf(event.target) + 1];
    if (next) { event.preventDefault(); next.focus(); }
  });
  return {
    pen,
    places: PLACES,
    turnTo: activity => pen.turnTo(activity.id),
    /** Whether all of it can be shared; else the first thing that can't is shown. */
    check() {
      const bad = PLACES.find(place => !CHECKS[place]());
      if (bad) { go(bad); CHECKS[bad](); }
      return !bad;
    },
  };
}
