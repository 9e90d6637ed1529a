// What the room says now, read once for a picture. Pure: `room` is anything with `one` and `all`.
import { inOrder } from './card.js';
import { gather } from './pools.js';
import { followed, voteOf } from './run.js';

const BOARD = { view: 'join', theme: null, card: null, page: 0, big: false, still: false, places: 0, tidied: 0 };
const ROOM = { title: '', topic: '', code: '', state: 'open', phase: '', counts: {} };

/** {board, room, activity, vote, options, tallies, themes, cards, places, smaller, unsorted}. */
export function factsOf(room) {
  const board = { ...BOARD, ...room.one('board', 'board') };
  const activities = room.all('activity');
  const vote = voteOf(activities, board);
  const themes = room.all('theme');
  const cards = inOrder(room.all('card'));
  const ofVote = entry => vote && entry.activity === vote.id;
  return {
    board, themes, cards, vote,
    room: { ...ROOM, ...room.one('room', 'room') },
    activity: followed(activities),
    options: room.all('option').filter(ofVote),
    tallies: room.all('tally').filter(ofVote),
    ...gather(themes, cards, board.places),
  };
}

/** The view that can be drawn: one that lacks its theme, card, vote or result falls back to what it belongs to. */
export function viewOf({ board, themes, places, cards, vote, tallies }) {
  const lacks = {
    core: !places.some(Boolean),
    focus: !themes.some(theme => theme.id === board.theme),
    spotlight: !cards.some(card => card.id === board.card),
    vote: !vote,
    reveal: !tallies.length,
  };
  const instead = { core: 'themes', focus: 'themes', spotlight: 'blank', vote: 'themes', reveal: vote ? 'vote' : 'themes' };
  return lacks[board.view] ? instead[board.view] : board.view;
}
