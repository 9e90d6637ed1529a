// Two live regions stand in every page from the first HTML. A text that only changes is not always read:
// empty it first, and put the new one in after a gap.

const GAP = 50; // ms
const waiting = {};

function speak(region, text) {
  const element = document.getElementById(region);
  if (!element) return;
  element.textContent = '';
  clearTimeout(waiting[region]);
  waiting[region] = setTimeout(() => { element.textContent = text; }, GAP);
}

/** Read when the screen reader has finished its sentence. */
export const say = text => speak('say', text);

/** Read at once: an error, or something that a person must not miss. */
export const shout = text => speak('shout', text);
