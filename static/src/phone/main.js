// The participant's phone: puts its parts together. Every part says in its first line what it does.
import { openOutbox } from '../shared/outbox.js';
import { openRoom } from '../shared/room.js';
import { clearOld, openShelf } from '../shared/shelf.js';
import { _ } from '../shared/words.js';
import { setMoving, startBars, startLinkBar, tell } from './bars.js';
import { Follow } from './follow.js';
import { startJoin } from './join.js';
import { Principles } from './principles.js';
import { go, onBack } from './screen.js';
import { Sent } from './sent.js';
import { Sharing } from './sharing.js';
import { reachedWords, stateWords, waitingState } from './states.js';
import { startStory } from './story.js';
import { watchTabs } from './tabs.js';
import { startWrite } from './write.js';

const HOUR = 60 * 60 * 1000; // ms
const $ = id => document.getElementById(id);

/** What the server hands over once, right after joining. */
function keepRecovery(shelf) {
  const { code } = $('recovery').dataset;
  if (code) shelf.set('recovery', code, { kept: true });
}

/** Clicks on what leads somewhere: `data-go="mine"`, `data-back="story"`, `data-do="leave"`. */
function listenForClicks({ follow, sharing }) {
  const acts = {
    leave: () => follow.leave(), again: () => follow.again(), home: () => follow.home(),
    finish: () => setMoving(false), later: () => { if (!sharing.goOn()) follow.move(); },
  };
  document.addEventListener('click', event => {
    if (!$('menu').contains(event.target)) $('menu').open = false;
    const link = event.target.closest('[data-go], [data-back], [data-do]');
    if (!link) return;
    event.preventDefault();
    $('menu').open = false;
    if (link.dataset.go) follow.aside(link.dataset.go);
    else if (link.dataset.back) go(link.dataset.back);
    else acts[link.dataset.do]();
  });
}

/** Shares, and shows what became of it; a room that has moved on is followed at once. */
function openSharing(phone) {
  const { room, outbox } = phone;
  const sent = new Sent({ room, outbox });
  const show = item => {
    if (!phone.follow.moved) { sent.show(item); return; }
    tell(item.answer ? reachedWords(item.fields.kind) : stateWords(waitingState(outbox.lasting)));
    phone.follow.move();
  };
  const sharing = new Sharing({ outbox, link: () => room.link, show });
  room.onLink(state => { if (state === 'offline') sharing.goOn(); });
  return sharing;
}

/** The parts in which a person writes. */
function openForms(phone) {
  const { shelf, sharing } = phone;
  const principles = new Principles({ shelf, sharing });
  const story = startStory({ shelf, sharing, principles });
  const write = startWrite({ shelf, sharing, leave: () => phone.follow.leave() });
  phone.principles = principles;
  phone.pens = [story.pen, principles.pen, write.pen];
  return new Follow({
    room: phone.room, shelf, parts: [story, principles, write],
    entering: {
      story: activity => { principles.lastStepOf(story); story.turnTo(activity); },
      principles: activity => principles.turnTo(activity),
      write: activity => write.turnTo(activity),
    },
  });
}

function startRoom({ io, second }) {
  const { room: code, person, title } = document.body.dataset;
  const shelf = openShelf(`${code} ${person}`);
  const room = openRoom({ room: code, lens: 'phone', io });
  const outbox = openOutbox({ shelf, send: (type, fields, cid) => room.do(type, fields, { cid }) });
  const phone = { code, person, title, shelf, room, outbox };
  phone.sharing = openSharing(phone);
  phone.follow = openForms(phone);
  onBack(place => phone.follow.back(place));
  startBars();
  startLinkBar({ room, outbox });
  room.listen(() => phone.follow.update());
  listenForClicks(phone);
  watchTabs(shelf, () => tell(_('You have this room open in another tab. Both work; your dots are shared.')));
  keepRecovery(shelf);
  outbox.wake();
  second(phone);
}

/** Starts the page. `second(phone)` brings the rest: lists, votes, the pages of the menu. */
export function start({ io, second }) {
  document.body.classList.add('live');
  clearOld();
  setInterval(clearOld, HOUR); // a page may stay open for days
  addEventListener('pagehide', () => clearOld()); // only this page knows that the clock was set meanwhile
  if (document.body.dataset.person) startRoom({ io, second }); else startJoin();
}
