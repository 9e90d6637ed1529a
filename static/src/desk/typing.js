// The keys of the desk. A card's own keys work on the card that has the focus; Z and T work wherever nothing is typed.
import { cardById } from './facts/facts.js';
import { meaningOf } from './facts/keys.js';
import { themeAt } from './facts/places.js';
import { walk } from './facts/rows.js';
import { isGathered } from './facts/trays.js';
import { moveMenu } from './menus/move.js';

const acts = {
  undo: desk => desk.acts.undo(),
  // from a long list of cards the themes are hundreds of presses of Tab away
  across: desk => (document.activeElement.closest('#themes') ? desk.focusCards() : desk.focusThemes()),
  walk: (desk, card, { step }) => {
    const next = walk(desk.looks.rows, card.id, step);
    if (next) desk.focusCard(next);
  },
  accept: (desk, card) => desk.verbs.accept(card),
  move: (desk, card, { place }) => {
    const theme = themeAt(desk.facts, place);
    if (theme && isGathered(card)) desk.verbs.place(card, theme);
  },
  menu: (desk, card, meaning, element) => {
    if (isGathered(card)) desk.menu.open(element, moveMenu(desk, card));
  },
};

export function listenForKeys(desk) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || desk.dialog.isOpen || !desk.facts) return;
    if (event.target.closest('input, textarea, select')) return;
    const element = event.target.closest('[data-card]');
    const onCard = element !== null && event.target === element;
    const meaning = meaningOf(event.key, { onCard, singleKeys: desk.looks.singleKeys });
    const card = onCard ? cardById(desk.facts, element.dataset.card) : null;
    if (!meaning || (onCard && !card)) return;
    event.preventDefault();
    // a key that is held down, or leant on, acts once: on the next card nobody meant it
    if (event.repeat && meaning.what !== 'walk') return;
    acts[meaning.what](desk, card, meaning, element);
  });
}
