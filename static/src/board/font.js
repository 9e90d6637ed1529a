// What the page's font really measures. Until it is here, the system's font is measured, and the board is laid out anew.

const EM = 100;
const WEIGHTS = { title: 750, card: 500 };
const pen = document.createElement('canvas').getContext('2d');

/** Widths in em, each text measured once. */
function measured(weight, held) {
  return text => {
    if (!held.has(text)) {
      pen.font = `${weight} ${EM}px "Atkinson Next", system-ui, sans-serif`;
      held.set(text, pen.measureText(text).width / EM);
    }
    return held.get(text);
  };
}

const held = { title: new Map(), card: new Map() };

export const type = { title: measured(WEIGHTS.title, held.title), card: measured(WEIGHTS.card, held.card) };

const patience = ms => new Promise(resolve => { setTimeout(resolve, ms); });

/** Resolves when the font is here, or after `ms`; `changed` is called when it comes later than that. */
export async function fontReady(ms, changed) {
  let late = false;
  const loading = Promise.all(Object.values(WEIGHTS).map(weight => document.fonts.load(`${weight} 24px "Atkinson Next"`)));
  loading.then(() => {
    for (const widths of Object.values(held)) widths.clear();
    if (late) changed();
  }, () => { /* the system's font stays */ });
  await Promise.race([loading.catch(() => {}), patience(ms)]);
  late = true;
}
