// Which cards of a list somebody wants to see: by table, perspective, phase, consent and state. Pure.
import { isOffered, isPlaced } from './trays.js';

/** Everything: no table typed, nothing chosen. */
export const EVERYTHING = { table: '', perspective: '', phase: '', consent: '', state: '' };

/** Stands for the people who named no perspective. */
export const UNNAMED = 'none';

const plain = text => text.trim().toLocaleLowerCase();
const isNumber = text => /^\d+$/.test(text);

const RANGE = /^(\d+)\s*[-–—]\s*(\d+)$/;
const partsOf = typed => typed.split(/[,;]/).map(plain).filter(Boolean);

function tableTest(typed) {
  const range = typed.match(RANGE);
  if (range) return table => isNumber(table) && Number(table) >= Number(range[1]) && Number(table) <= Number(range[2]);
  return table => table === typed || (isNumber(table) && isNumber(typed) && Number(table) === Number(typed));
}

/** Whether a table is among those typed, such as "1–8, 12, window". */
function tablesTest(typed) {
  const tests = partsOf(typed).map(tableTest);
  return card => tests.some(test => test(plain(card.table || '')));
}

/** Whether each part of what is typed is a number, a range, or `fits(word)` for the name of a table on a card. */
function saysTables(typed, cards, fits) {
  const parts = partsOf(typed);
  const isName = part => cards.some(card => fits(plain(card.table || ''), part));
  return parts.length > 0 && parts.every(part => isNumber(part) || RANGE.test(part) || isName(part));
}

/** Whether somebody typed for the tables what can't become any: a range or a name may be half typed. */
export function isNoTable(typed, cards) {
  const begun = typed.trim().replace(/[\s,;–—-]+$/, '');
  return Boolean(typed.trim()) && !saysTables(begun, cards, (table, word) => table.startsWith(word));
}

/** The filter without tables that nobody has: they leave nothing out until they are known. */
export const readable = (filter, cards) =>
  (saysTables(filter.table, cards, (table, word) => table === word) ? filter : { ...filter, table: '' });

/** A phase is chosen whole, or one of its activities. */
export const phaseValue = phase => `phase ${phase}`;

function phaseTest(chosen, steps) {
  const ids = new Set(steps.filter(step => step.id === chosen || phaseValue(step.phase) === chosen).map(step => step.id));
  return card => ids.has(card.activity);
}

const states = {
  suggested: isOffered,
  free: card => !card.theme,
  placed: card => Boolean(card.theme) && isPlaced(card),
  pinned: card => Boolean(card.pinned),
  late: card => Boolean(card.late),
};
export const STATES = Object.keys(states);

const tests = {
  table: tablesTest,
  perspective: chosen => card => (card.perspective || UNNAMED) === chosen,
  phase: phaseTest,
  consent: chosen => card => card.kind === 'story' && (card.consent || 'room') === chosen,
  state: chosen => states[chosen],
};
const chosenIn = filter => Object.keys(tests).filter(name => filter[name].trim());

/** Whether it leaves anything out. */
export const isFilter = filter => chosenIn(filter).length > 0;

/** The cards that fit all that is chosen; `steps` are the run sheet's. */
export function sifted(cards, filter, steps) {
  const all = chosenIn(filter).map(name => tests[name](filter[name], steps));
  return all.length ? cards.filter(card => all.every(test => test(card))) : cards;
}

/** The phases in order, each with those of its activities that have cards: [{phase, steps}]. */
export function phasesOf(steps, cards) {
  const used = new Set(cards.map(card => card.activity));
  const phases = new Map();
  for (const step of steps.filter(each => used.has(each.id))) phases.set(step.phase, [...(phases.get(step.phase) || []), step]);
  return [...phases].map(([phase, its]) => ({ phase, steps: its }));
}
