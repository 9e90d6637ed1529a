// Keys of a board that was opened from the desk. Pure: a key and what is shown give the view to ask for.

const back = before => ({ view: 'themes', ...before });

function nextFocus({ board, places }) {
  const themes = places.filter(Boolean).map(place => place.theme.id);
  const at = board.view === 'focus' ? themes.indexOf(board.theme) : -1;
  return themes.length ? { view: 'focus', theme: themes[(at + 1) % themes.length] } : null;
}

const asked = {
  j: () => ({ view: 'join' }),
  t: () => ({ view: 'themes' }),
  s: (_facts, { newest }) => (newest ? { view: 'spotlight', card: newest } : null),
  f: facts => nextFocus(facts),
  v: ({ vote }) => (vote ? { view: vote.state === 'revealed' ? 'reveal' : 'vote' } : null),
  b: ({ board }, { before }) => (board.view === 'blank' ? back(before) : { view: 'blank' }),
  escape: (_facts, { before }) => back(before),
};

/** The fields of `board.show` for a key, or null. F again goes on to the next theme, B again goes back. */
export function shownBy(key, facts, memory) {
  const ask = asked[key.toLowerCase()];
  return ask ? ask(facts, memory) : null;
}

/** What Escape goes back to from this view: the fields that would show it again. */
export const bookmark = ({ view, theme, card, page }) => ({
  view, ...(theme ? { theme } : {}), ...(card ? { card } : {}), ...(page ? { page } : {}),
});
