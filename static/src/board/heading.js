// The question over the board: as large as it fits, never cut. Pure.
import { linesOf } from './letters.js';

const ONE_LINE = [60, 56, 52, 48, 44];
const TWO_LINES = [44, 42, 40, 38, 36, 34, 32];
const fits = (text, width, lines, advance) => size => linesOf(text, width, size, advance) <= lines;

/** {step, question, size}: two lines leave no room for the step; a question too long for them gives way to its title. */
export function headingOf({ title = '', prompt = '' }, width, type) {
  const question = prompt || title;
  const step = prompt ? title : '';
  const one = ONE_LINE.find(fits(question, width, 1, type.title));
  if (one) return { step, question, size: one };
  const two = TWO_LINES.find(fits(question, width, 2, type.title));
  if (two) return { step: '', question, size: two };
  return prompt && title ? headingOf({ title }, width, type) : { step: '', question, size: TWO_LINES[TWO_LINES.length - 1] };
}
