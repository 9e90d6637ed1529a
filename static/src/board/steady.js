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

/**
 * {epoch, plan, rows, pools}: `pools[i]` is {place, id, name, quoted, provisional, colour, cards, slots, level} or null.
 * `epoch` changes with the phase and with Tidy, which may give more text; null while there is no pool. How many places
 * there are says the server, so that a board which is loaded anew shows the same ones.
 */
export function steadyPicture(former, places, { epoch = '', big = false, type = ESTIMATED } = {}) {
  const before = former && former.epoch === epoch ? former : null;
  if (!places.some(Boolean)) return null;
  const plan = planFor(before, places, { big, type });
  const most = Math.max(1, ...places.map(place => (place ? place.cards.length : 0)));
  const kept = before && before.plan === plan ? before.pools : [];
  const pools = places.map((place, at) => place && poolOf(kept[at], place, { plan, at, most, type }));
  return { epoch, plan, rows: planGrid(places.length), pools };
}
