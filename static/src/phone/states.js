// The words for the states of a contribution, as its author sees them.
import { _, ngettext } from '../shared/words.js';
import { figures } from './numbers.js';

/** How an item waits: one that a reload would find is safe. */
export const waitingState = lasting => (lasting ? 'waiting' : 'waiting_here');

/** A state of the protocol, or one that only this phone knows: waiting, waiting_here, sending, refused. */
export function stateWords(state) {
  const words = {
    draft: _('Draft'),
    waiting: _('Waiting to send: safe on this phone'),
    waiting_here: _('Waiting to send: please leave this page open'),
    sending: _('Sending'),
    refused: _('Not shared'),
    sent: _('Sent'),
    with_partner: _('With your partner'),
    checking: _('Being checked'),
    shown: _('On the board'),
    hidden: _('Hidden'),
    withdrawn: _('Withdrawn'),
  };
  return words[state] || words.sent;
}

/** "Your story has reached the room." */
export const reachedWords = kind => ({
  story: _('Your story has reached the room.'),
  condition: _('Your condition of success has reached the room.'),
  principle: _('Your principle has reached the room.'),
  question: _('Your question has reached the room.'),
  vision: _('Your possibility statement has reached the room.'),
  commitment: _('Your commitment has reached the room.'),
  offer: _('Your offer has reached the room.'),
  request: _('Your request has reached the room.'),
}[kind]);

/** "Your story is safe on this phone. …", where the browser keeps it. */
export const safeWords = (kind, lasting) => (lasting ? safeHere(kind) : _('Please leave this page open. It will send when you are back online.'));

const safeHere = kind => ({
  story: _('Your story is safe on this phone. It will send when you are back online.'),
  condition: _('Your condition of success is safe on this phone. It will send when you are back online.'),
  principle: _('Your principle is safe on this phone. It will send when you are back online.'),
  question: _('Your question is safe on this phone. It will send when you are back online.'),
  vision: _('Your possibility statement is safe on this phone. It will send when you are back online.'),
  commitment: _('Your commitment is safe on this phone. It will send when you are back online.'),
  offer: _('Your offer is safe on this phone. It will send when you are back online.'),
  request: _('Your request is safe on this phone. It will send when you are back online.'),
}[kind]);

/** "Shorten your story by 12 characters" */
export const shortenWords = (what, n) => (what === 'story'
  ? ngettext('Shorten your story by %(n)s character', 'Shorten your story by %(n)s characters', n, { n: figures(n) })
  : ngettext('Shorten this by %(n)s character', 'Shorten this by %(n)s characters', n, { n: figures(n) }));
