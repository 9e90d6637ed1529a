// The second script, fetched right after the first; without a network as soon as there is one again.

const AGAIN = 3000; // ms

/** `start(module)` once `fetch()` has brought it. */
export async function whenOnline(fetch, start) {
  try {
    start(await fetch());
  } catch (lost) {
    if (!(lost instanceof TypeError)) throw lost; // ours to mend, not the network's
    setTimeout(() => whenOnline(fetch, start), AGAIN);
  }
}
