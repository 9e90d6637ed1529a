// One place at a time. What stands in the page with `data-on` shows at the places that it names.

const main = () => document.getElementById('main');

/** The place that is shown now. */
export const shown = () => document.body.dataset.place;

function reveal(place) {
  for (const part of document.querySelectorAll('[data-on]')) part.hidden = !part.dataset.on.split(' ').includes(place);
  document.body.dataset.place = place;
}

const heading = () => [...main().querySelectorAll('h1')].find(h1 => h1.offsetParent !== null);

/** The page's title is what is asked, so that a screen reader and the list of tabs say it. */
export function nameThePage() {
  const h1 = heading();
  if (h1) document.title = `${h1.textContent.trim()} · Oasis Live`;
}

const arrivals = new Set();

/** `arrived(place)` each time that a place is shown, before its heading is read. */
export const onPlace = arrived => arrivals.add(arrived);

/**
 * Goes to a place. Focus goes to its heading, except on the first page and where it is shown already.
 * `step`: the phone's back button comes back from here. `anew`: another question in the same place.
 */
export function go(place, { first = false, step = false, anew = false } = {}) {
  const same = shown() === place && !first;
  if (step && !same) history.pushState({ place }, '');
  else history.replaceState({ place }, '');
  reveal(place);
  for (const arrived of arrivals) arrived(place);
  nameThePage();
  if (first || (same && !anew)) return;
  scrollTo(0, 0);
  const h1 = heading();
  if (h1) h1.focus({ preventScroll: true });
}

/** `back(place)` when a person uses the back button. */
export const onBack = back => addEventListener('popstate', event => { if (event.state && event.state.place) back(event.state.place); });
