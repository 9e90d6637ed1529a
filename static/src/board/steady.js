// The picture of the themes, held steady. Pure: the former picture and what is in the room now give the next one.
// Less text comes when a card no longer fits; more text only at Tidy, in a new phase, or when somebody asks for it.
import { cellsOf, fitsCard, planGrid } from './board-layout.js';
import { planBoard, planHolds } from './board-plan.js';
import { lineOf } from './card.js';
import { ESTIMATED } from './letters.js';
import { waterLevel } from './pools.js';
import { fill, settle } from './slots.js';

const widths = (cards, type) => cards.map(card => type.card(lineOf(card)));
const asked = ({ theme, cards }, type) => ({ name: theme.name, quoted: !theme.named_by_people, widths: widths(cards, type) });
const NOBODY = { name: '', quoted: false, widths: [] };

const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function planFor(former, places, { big, type }) {
  const cells = cellsOf(planGrid(places.length));
  const pools = places.map(place => (place ? asked(place, type) : NOBODY));
  const kept = former && former.plan.big === big ? former.plan : null;
  if (kept && kept.cells.length === cells.length && planHolds(kept, pools, cells, { type })) return kept;
  const plan = planBoard(pools, cells, { big, below: kept, type });
  return alike(plan, kept) ? kept : plan; // a name that no size can hold must not make the board flicker
}

const slotsIn = (plan, at) => (plan.grids[at] ? (plan.level === 'quote' ? 1 : plan.grids[at].n) : 0);

function poolOf(former, { theme, cards }, { plan, at, most, type }) {
  const grid = plan.grids[at];
  const shows = grid ? cards.filter(card => fitsCard(lineOf(card), grid, plan.size, type)) : [];
  const same = former && former.id === theme.id;
  const { slots, seen } = same ? settle(former, shows) : fill(slotsIn(plan, at), shows);
  const level = waterLevel(cards.length, most);
  const { id, name, colour } = theme;
  return { place: at + 1, id, name, colour, quoted: !theme.named_by_people, provisional: !theme.accepted, cards, slots, seen, level };
}

const FULL = [3, 6, 9, 12]; // places of which the rows are full

/**
 * As many places as there were: the place of a theme that left stays empty until Tidy. Where one more is wanted, full
 * rows are laid out, so that the next themes find a place and move no pool.
 */
function spaced(places, former) {
  const had = former.pools.length;
  const count = places.length <= had ? had : FULL.find(n => n >= places.length) || places.length;
  return Array.from({ length: count }, (_each, at) => places[at] || null);
}

/**
 * {epoch, plan, rows, pools}: `pools[i]` is {place, id, name, quoted, provisional, colour, cards, slots, level} or null.
 * `epoch` changes with the phase and with Tidy, which give the places anew and more text; null while there is no pool.
 */
export function steadyPicture(former, places, { epoch = '', big = false, type = ESTIMATED } = {}) {
  const before = former && former.epoch === epoch ? former : null;
  const all = before ? spaced(places, before) : places;
  if (!all.some(Boolean)) return null;
  const plan = planFor(before, all, { big, type });
  const most = Math.max(1, ...all.map(place => (place ? place.cards.length : 0)));
  const kept = before && before.plan === plan ? before.pools : [];
  const pools = all.map((place, at) => place && poolOf(kept[at], place, { plan, at, most, type }));
  return { epoch, plan, rows: planGrid(all.length), pools };
}
