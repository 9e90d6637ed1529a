// One line for every phone.
import { say } from '../../shared/say.js';
import { _ } from '../../shared/words.js';
import { openForm } from '../form.js';

export function openAnnounce(desk) {
  const { announcement } = desk.facts.room;
  openForm(desk.dialog, {
    title: _('Announce'),
    fields: [{
      name: 'text', type: 'text', label: _('What every phone shows'), value: announcement ? announcement.text : '',
      hint: _('Leave it empty to take the line away.'),
    }],
    button: _('Announce'),
    send: ({ text }) => desk.acts.ask('room.announce', { text }),
    done: (answer, { text }) => say(text.trim() ? _('Announced') : _('The line is gone')),
  });
}
