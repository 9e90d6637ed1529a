// The positive core map: themes sized by the stories behind them. Pure, and the same for the same numbers.

const GAP = 18;
const SMALLEST = 96; // u: a name can still be read in it; its figure says how small it really is
const FULLEST = 0.74;
const RISES = [4, 0.15]; // what it costs to go up or down: one row, or several; whichever lets them be larger

const overlaps = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) < one.r + other.r + GAP - 0.01;

/** The two places in which a circle of radius `r` touches two others. */
function besideBoth(a, b, r) {
  const [da, db] = [a.r + r + GAP, b.r + r + GAP];
  const d = Math.hypot(b.x - a.x, b.y - a.y);
  if (d > da + db || !d) return [];
  const along = (da * da - db * db + d * d) / (2 * d);
  const across = Math.sqrt(Math.max(0, da * da - along * along));
  const [ux, uy] = [(b.x - a.x) / d, (b.y - a.y) / d];
  return [1, -1].map(side => ({ x: a.x + along * ux - side * across * uy, y: a.y + along * uy + side * across * ux, r }));
}

const around = (a, r) => [[1, 0], [-1, 0], [0, 1], [0, -1]].map(([x, y]) =>
  ({ x: a.x + x * (a.r + r + GAP), y: a.y + y * (a.r + r + GAP), r }));

/** Candidates in the corners of the area and on its edges beside each circle: a wide hall needs them. */
function alongEdges(a, r, { w, h }) {
  return [r, h - r].flatMap(y => {
    const up = Math.abs(y - a.y);
    const reach = a.r + r + GAP;
    if (up > reach) return [];
    const aside = Math.sqrt(reach * reach - up * up);
    return [a.x - aside, a.x + aside].map(x => ({ x, y, r }));
  }).filter(({ x }) => x <= w);
}

function candidates(placed, r, area) {
  if (!placed.length) return [{ x: area.w / 2, y: area.h / 2, r }];
  const pairs = placed.flatMap((a, at) => placed.slice(at + 1).flatMap(b => besideBoth(a, b, r)));
  return [...pairs, ...placed.flatMap(a => [...around(a, r), ...alongEdges(a, r, area)])];
}

const inside = ({ x, y, r }, { w, h }) => x >= r - 0.01 && y >= r - 0.01 && x <= w - r + 0.01 && y <= h - r + 0.01;

/** The largest in the middle, each next one as near to it as it can be; null when they don't all fit. */
function pack(radii, area, rise) {
  const far = ({ x, y }) => ((x - area.w / 2) / area.w) ** 2 + rise * ((y - area.h / 2) / area.h) ** 2;
  const placed = [];
  for (const r of radii) {
    const free = candidates(placed, r, area).filter(one => inside(one, area) && !placed.some(other => overlaps(one, other)));
    if (!free.length) return null;
    placed.push(free.reduce((best, next) => (far(next) < far(best) - 1e-12 ? next : best)));
  }
  return placed;
}

/** The middle of what was placed, moved to the middle of the area. */
function centred(circles, { w, h }) {
  const middle = (low, high) => (Math.min(...circles.map(low)) + Math.max(...circles.map(high))) / 2;
  const dx = w / 2 - middle(one => one.x - one.r, one => one.x + one.r);
  const dy = h / 2 - middle(one => one.y - one.r, one => one.y + one.r);
  return circles.map(({ x, y, r }) => ({ x: x + dx, y: y + dy, r }));
}

/** Circles {x, y, r} in u whose areas are as the values (largest first), as large as the area lets them be. */
export function coreMap(values, area) {
  const sum = values.reduce((total, value) => total + value, 0) || 1;
  for (let fill = FULLEST; fill > 0.02; fill -= 0.01) {
    const unit = Math.sqrt((fill * area.w * area.h) / (Math.PI * sum));
    const radii = values.map(value => Math.max(SMALLEST, unit * Math.sqrt(value)));
    for (const rise of RISES) {
      const placed = pack(radii, area, rise);
      if (placed) return centred(placed, area);
    }
  }
  return [];
}
