// One text size for the whole board, and how much text there is: cards > featured > quote > dots. Pure.
import { PAD, PAD_BLOCK, cardGrid, cardRoom, dotsHeight, fitTitles, planDots, titleWidth } from './board-layout.js';
import { ESTIMATED, linesOf } from './letters.js';

// `most` contributions, `want` cards in each place (all without it), of which the shortest `share` must be readable
// in `lines`, at a size between `from` and `to`, over dots no higher than `dots`.
const STEPS = [
  { level: 'cards', most: Infinity, share: 0.95, lines: 5, dots: 44, from: 44, to: 24 },
  { level: 'featured', most: 90, want: 4, share: 0.8, lines: 3, dots: 44, from: 34, to: 26 },
  { level: 'featured', most: 200, want: 2, share: 0.7, lines: 3, dots: 44, from: 36, to: 24 },
  { level: 'featured', most: 400, want: 2, share: 0.7, lines: 3, dots: 66, from: 36, to: 24 },
  { level: 'quote', most: 1200, want: 1, columns: 1, share: 0.6, lines: 3, dots: 84, from: 34, to: 24 },
];
const BIG = [{ level: 'quote', most: 1200, want: 1, columns: 1, share: 0.7, lines: 4, dots: 66, from: 60, to: 24 }];

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] || 0;
const wanted = (rule, count) => Math.min(rule.want || count, count);
const within = cell => cell.h - PAD_BLOCK * 2 - 24; // between the paddings, less the gaps around the cards

/** What is asked of the layout: [{name, quoted, widths: [em of each text]}] in its cells. */
function factsOf(pools, cells) {
  const counts = pools.map(pool => pool.widths.length);
  const most = Math.max(1, ...counts);
  const countWidth = 30 + 25 * String(most).length;
  return {
    cells, counts, most, countWidth,
    names: pools.filter(pool => !pool.quoted).map(pool => pool.name),
    quotes: pools.filter(pool => pool.quoted).map(pool => pool.name),
    widths: pools.flatMap(pool => pool.widths).sort((a, b) => a - b),
    total: counts.reduce((sum, n) => sum + n, 0),
    dotsWidth: Math.min(...cells.map(cell => cell.w)) - PAD * 2 - countWidth,
    height: within(cells[0]),
  };
}

/** Names that people gave have one size; a group that nobody has named yet is called by a whole sentence, set smaller. */
function titles(facts, limits, type) {
  const width = titleWidth(facts.cells);
  const title = fitTitles(facts.names, width, limits, type);
  const quote = fitTitles(facts.quotes, width, { max: 34, min: 24, lines: limits.lines, oneLine: 30 }, type);
  const height = ({ size, lines }, among) => (among.length ? lines * size * 1.1 : 0);
  const head = Math.max(50, height(title, facts.names), height(quote, facts.quotes));
  return { title, quote, head };
}

function withCards(facts, rule, largest, type) {
  const titled = titles(facts, { max: facts.cells[0].h > 380 ? 60 : 48, min: 34, lines: 2 }, type);
  const dots = planDots(facts.most, facts.dotsWidth, rule.dots);
  const base = Math.max(44, dots.h);
  const height = facts.height - titled.head - base;
  const em = percentile(facts.widths, rule.share);
  for (let size = Math.min(rule.from, largest); size >= rule.to; size -= 1) {
    const grids = facts.cells.map(cell => cardGrid(cell, size, em, height, rule));
    if (grids.every((grid, at) => grid && grid.n >= wanted(rule, facts.counts[at]))) {
      return { level: rule.level, size, grids, dots, base, ...titled, rule };
    }
  }
  return null;
}

function withDots(facts, type) {
  const smallest = facts.total > 1500 ? 8 : 10;
  for (let max = 64; ; max -= 2) {
    const titled = titles(facts, { max, min: 36, lines: 3, oneLine: Math.max(36, max * 0.72) }, type);
    const base = facts.height - titled.head;
    const dots = planDots(facts.most, facts.dotsWidth, Math.max(60, base));
    if ((dots.h <= base && dots.d >= smallest) || max === 36) {
      return { level: 'dots', size: 24, grids: facts.cells.map(() => null), dots, base: Math.max(44, base), ...titled };
    }
  }
}

/**
 * The plan with the most text that fits: {level, step, size, grids, dots, base, title, quote, head, countWidth, …}.
 * `below` is a plan that it may not exceed, so that a board never gains text by itself.
 */
export function planBoard(pools, cells, { big = false, below = null, type = ESTIMATED } = {}) {
  const facts = factsOf(pools, cells);
  const steps = big ? BIG : STEPS;
  const start = below ? below.step : 0;
  const more = { countWidth: facts.countWidth, big, cells };
  for (let step = start; step < steps.length; step += 1) {
    const largest = below && step === start && below.cells.length === cells.length ? below.size : Infinity;
    const plan = facts.total <= steps[step].most && withCards(facts, steps[step], largest, type);
    if (plan) return { ...plan, ...more, step };
  }
  return { ...withDots(facts, type), ...more, step: steps.length };
}

const setWhole = (names, cells, { size, lines }, type) =>
  names.every(name => linesOf(name, titleWidth(cells), size, type.title) <= lines);

/** Whether a plan still serves: nothing would be clipped, cut, or crowded out. */
export function planHolds(plan, pools, cells, { type = ESTIMATED } = {}) {
  const facts = factsOf(pools, cells);
  const fits = facts.countWidth <= plan.countWidth
    && dotsHeight(facts.most, facts.dotsWidth, plan.dots) <= plan.base
    && setWhole(facts.names, cells, plan.title, type) && setWhole(facts.quotes, cells, plan.quote, type);
  if (!fits || !plan.rule) return fits;
  const em = percentile(facts.widths, plan.rule.share);
  return facts.total <= plan.rule.most && plan.grids.every((grid, at) =>
    grid.n >= wanted(plan.rule, facts.counts[at]) && em <= cardRoom(grid, plan.size));
}
