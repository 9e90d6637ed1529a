// The participant's phone: puts the parts together. Every part says in its first line what it does.
import { openOutbox } from '../shared/outbox.js';
import { openRoom } from '../shared/room.js';
import { clearOld, openShelf } from '../shared/shelf.js';
import { _ } from '../shared/words.js';
import { startAbout } from './about.js';
import { Ballots } from './ballots.js';
import { isPaused, setMoving, startBars, startLinkBar, tell } from './bars.js';
import { startChange } from './change.js';
import { drawEnded, startEnded } from './ended.js';
import { Follow } from './follow.js';
import { startJoin } from './join.js';
import { Mine } from './mine.js';
import { Principles } from './principles.js';
import { drawReveal } from './reveal.js';
import { go, onBack, onPlace } from './screen.js';
import { Sent } from './sent.js';
import { Sharing } from './sharing.js';
import { reachedWords } from './states.js';
import { startStory } from './story.js';
import { watchTabs } from './tabs.js';
import { drawWaiting } from './waiting.js';
import { startWrite } from './write.js';

const $ = id => document.getElementById(id);

/** What the server handed over once, right after joining. */
function keepRecovery(shelf) {
  const code = $('recovery').dataset.code;
  if (code) shelf.set('recovery', code);
}

/** Clicks on anything that leads somewhere: `data-go="mine"`, `data-back="story"`, `data-do="leave"`. */
function listenForClicks(acts, follow) {
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-go], [data-back], [data-do]');
    if (!link) { $('menu').open = $('menu').contains(event.target) && $('menu').open; return; }
    event.preventDefault();
    $('menu').open = false;
    if (link.dataset.go) follow.aside(link.dataset.go);
    else if (link.dataset.back) go(link.dataset.back);
    else acts[link.dataset.do]();
  });
}

function startRoom({ io, methods }) {
  const { room: code, person, title } = document.body.dataset;
  const shelf = openShelf(`${code} ${person}`);
  const room = openRoom({ room: code, lens: 'phone', io });
  const outbox = openOutbox({ shelf, send: (type, fields, cid) => room.do(type, fields, { cid }) });
  let follow = null;
  const leave = () => follow.leave();

  const sent = new Sent({ room, outbox });
  const show = item => {
    if (!follow.moved) { sent.show(item); return; }
    tell(item.answer ? reachedWords(item.fields.kind) : _('Waiting to send: safe on this phone'));
    follow.move();
  };
  const sharing = new Sharing({ outbox, link: () => room.link, show });
  const principles = new Principles({ room, code, shelf, sharing });
  const story = startStory({ shelf, sharing, principles, button: principles.button, status: principles.status });
  const write = startWrite({ shelf, sharing, leave });
  const change = startChange({ outbox, shelf, room });
  const about = startAbout({ room, outbox, leave: () => follow.home() });
  const ballots = new Ballots({ room, outbox, methods, person, leave });
  const mine = new Mine({ room, outbox, shelf, sharing, change: change.open, resume: () => follow.again() });

  const enter = {
    story: activity => { principles.story = story; story.turnTo(activity); },
    principles: activity => { principles.story = null; principles.turnTo(activity); },
    write: activity => write.turnTo(activity),
    vote: activity => ballots.draw(activity, isPaused()),
    closed: () => {},
    reveal: activity => drawReveal({ room, ballots, activity }),
    ended: () => drawEnded(room),
  };
  follow = new Follow({
    room, shelf, parts: [story, principles, write, change, about],
    enter: (place, activity) => { if (enter[place]) enter[place](activity); drawWaiting(room, activity); },
  });

  onPlace(place => {
    if (place === 'principles') principles.enter();
    if (place === 'mine') mine.draw();
  });
  onBack(place => follow.back(place));
  startBars();
  startLinkBar({ room, outbox });
  room.onLink(state => { if (state === 'offline') sharing.linkLost(); });
  room.listen(kinds => { ballots.changed(kinds); follow.update(); });
  startEnded({ room, shelf, title, pens: [story.pen, principles.pen, write.pen, change.pen] });
  listenForClicks({
    leave, again: () => follow.again(), home: () => follow.home(),
    finish: () => setMoving(false), later: () => follow.move(),
  }, follow);
  watchTabs(shelf, () => tell(_('You have this room open in another tab. Both work; your dots are shared.')));
  keepRecovery(shelf);
  outbox.wake();
}

/** Starts the page. `methods`: this way of voting's part by its name, from `ballots/`. */
export function start({ io, methods }) {
  document.body.classList.add('live');
  clearOld(key => key.endsWith(' recovery'));
  if (document.body.dataset.person) startRoom({ io, methods }); else startJoin();
}
