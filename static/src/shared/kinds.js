// What kinds of contribution and levels of consent are called, on every screen.
import { _ } from './words.js';

/** The exact labels of consent. */
export const consentWords = level => ({
  room: _('In the room only'),
  anonymous: _('Anonymised in the report'),
  first_name: _('Quotable with my first name'),
}[level || 'room']);

/** What a kind of contribution is called. */
export const kindWords = kind => ({
  story: _('Story'),
  condition: _('Condition of success'),
  principle: _('Principle'),
  question: _('Inquiry question'),
  vision: _('Possibility statement'),
  commitment: _('Commitment'),
  offer: _('Offer'),
  request: _('Request'),
}[kind] || '');
