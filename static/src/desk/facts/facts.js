// What the room says now, read once for a picture of the desk. Pure: `room` is anything with `one` and `all`.
import { inOrder } from '../../board/card.js';
import { ahead } from './ahead.js';
import { placesOf } from './places.js';
import { stepsOf } from './steps.js';
import { countsOf } from './trays.js';

const ROOM = { title: '', topic: '', code: '', state: 'planned', counts: {}, frozen: false, hold: false, announcement: null, perspectives: [] };
const BOARD = { view: 'join', theme: null, card: null, page: 0, big: false, still: false, places: 0 };

/** {room, board, steps, cards, themes, places, smaller, columns, counts, people}; `acts` are this desk's own on the way. */
export function factsOf(room, acts) {
  const { cards, themes } = ahead({ cards: inOrder(room.all('card')), themes: room.all('theme') }, acts);
  const board = { ...BOARD, ...room.one('board', 'board') };
  return {
    board,
    room: { ...ROOM, ...room.one('room', 'room') },
    steps: stepsOf(room.all('activity')),
    people: room.all('person'),
    cards, themes, counts: countsOf(cards),
    ...placesOf(themes, cards, board.places),
  };
}

export const cardById = (facts, id) => facts.cards.find(card => card.id === id) || null;
export const themeById = (facts, id) => facts.themes.find(theme => theme.id === id) || null;
