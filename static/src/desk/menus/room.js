// What can be done with the room as a whole.
import { _ } from '../../shared/words.js';
import { openAnnounce } from '../dialogs/announce.js';
import { openEnd, openNewCode } from '../dialogs/ask.js';
import { openPeople } from '../dialogs/people.js';

const PLACE = 'sheet';

export function roomMenu(desk) {
  const { room } = desk.facts;
  const press = (type, fields) => () => desk.acts.press(PLACE, type, fields);
  const people = { label: _('Who is here…'), press: () => openPeople(desk) };
  if (room.state === 'ended') return { title: _('Room'), items: [people, { label: _('Reopen'), press: press('room.reopen') }] };
  const open = room.state === 'planned' ? [{ label: _('Open the room'), press: press('room.open') }] : [];
  return {
    title: _('Room'),
    items: [
      ...open, people,
      { label: _('Announce…'), hint: _('One line on every phone'), press: () => openAnnounce(desk) },
      {
        label: _('Freeze'), hint: _('Phones can’t write; their words are kept'),
        checked: room.frozen, press: press('room.freeze', { on: !room.frozen }),
      },
      {
        label: _('Hold new cards'), hint: _('Nothing is on the board before somebody accepts it'),
        checked: room.hold, press: press('room.hold', { on: !room.hold }),
      },
      { label: _('New room code…'), press: () => openNewCode(desk) },
      { label: _('End summit…'), apart: true, danger: true, press: () => openEnd(desk) },
    ],
  };
}
