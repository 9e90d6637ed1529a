// What a phone loads second, after the first question can be answered: lists, votes, the pages of the menu.
import { startAbout } from './about.js';
import { Ballots } from './ballots.js';
import { isPaused } from './bars.js';
import { startChange } from './change.js';
import { Choices } from './choices.js';
import { drawEnded, startEnded } from './ended.js';
import { Mine } from './mine.js';
import { drawReveal } from './reveal.js';
import { onPlace, shown } from './screen.js';

/** Starts them on the phone that main.js has put together; then the room is looked at once more. */
export function startLists(phone, methods) {
  const { room, outbox, shelf, follow, code, person, title, pens, principles, sharing } = phone;
  const choices = new Choices({ room, code, principles });
  const change = startChange({ outbox, shelf, room });
  const about = startAbout({ room, outbox, leave: () => follow.home() });
  const ballots = new Ballots({ room, outbox, methods, person, leave: () => follow.leave() });
  const mine = new Mine({ room, outbox, shelf, sharing, change: change.open, resume: draft => follow.resume(draft) });
  startEnded({ room, shelf, title, pens: [...pens, change.pen] });

  const arrive = { principles: () => choices.enter(), mine: () => mine.draw() };
  onPlace(place => { if (arrive[place]) arrive[place](); });
  follow.add([change, about], {
    vote: activity => ballots.draw(activity, isPaused()),
    closed: activity => { document.getElementById('closed-lead').textContent = ballots.method(activity).closed(); },
    reveal: activity => drawReveal({ room, ballots, activity }),
    ended: () => drawEnded(room),
  });
  room.listen(kinds => ballots.changed(kinds));
  if (arrive[shown()]) arrive[shown()]();
  follow.update();
}
