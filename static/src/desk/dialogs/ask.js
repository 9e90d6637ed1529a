// What can't be taken back by one press asks first.
import { _ } from '../../shared/words.js';
import { openForm } from '../form.js';

/** Ends the summit. Phones then show the thanks; withdrawing still works. */
export const openEnd = desk => openForm(desk.dialog, {
  title: _('End this summit?'),
  lead: _('Every phone shows the thanks. Nobody can add anything more, but everybody can still withdraw. You can reopen it.'),
  button: _('End summit'),
  danger: true,
  send: () => desk.acts.ask('room.end'),
});

/** Gives the room another code, for instance when the old one went where it should not. */
export const openNewCode = desk => openForm(desk.dialog, {
  title: _('Give the room a new code?'),
  lead: _('The old code and its QR code let nobody in any more. People who are in the room stay. Printed table cards show the old code.'),
  button: _('Make a new code'),
  danger: true,
  send: () => desk.acts.ask('room.new_code'),
  done: ({ code }) => desk.moveTo(code),
});

/** Takes somebody out of the room. */
export const openRemovePerson = (desk, { id, name }, after) => openForm(desk.dialog, {
  title: _('Remove %(name)s from the room?', { name }),
  lead: _('Their phone leaves the room. What they shared stays; you can hide it.'),
  button: _('Remove'),
  danger: true,
  send: () => desk.acts.ask('person.remove', { id }),
  after,
});
