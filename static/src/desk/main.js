// The facilitator's desk: puts its parts together. Every part says in its first line what it does.
import { io } from '../../vendor/socket.io-4.8.4.esm.min.js';
import { SILENCE, hear } from '../board/news.js';
import { lineOf } from '../board/card.js';
import { openOutbox } from '../shared/outbox.js';
import { openRoom } from '../shared/room.js';
import { say, shout } from '../shared/say.js';
import { openShelf } from '../shared/shelf.js';
import { _, ngettext } from '../shared/words.js';
import { Desk } from './desk.js';
import { dragToZones } from './drag.js';
import { cardById, themeById } from './facts/facts.js';
import { drawNew, drawSheet, picture } from './picture.js';
import { listenForKeys } from './typing.js';

const $ = id => document.getElementById(id);
const TICK = 500; // ms
const DAY = 24 * 60 * 60 * 1000; // ms
const { room: code } = document.body.dataset;

let desk = null;

/** A beat says how many are here; the room itself has no use for it. */
function connect(options) {
  const socket = io(options);
  socket.on('beat', ({ here }) => {
    desk.here = here;
    desk.drawSoon();
  });
  return socket;
}

const room = openRoom({ room: code, lens: 'desk', io: connect });
const shelf = openShelf(`desk ${code}`);
const outbox = openOutbox({ shelf, send: (type, fields, cid) => room.do(type, fields, { cid }) });
// what waited since yesterday is no longer meant
outbox.items.filter(item => Date.now() - item.at > DAY).forEach(item => outbox.drop(item.cid));
desk = new Desk({ room, outbox, shelf, picture });

let news = SILENCE;

/** New cards are counted for screen readers, at most every 15 seconds. */
function tell(fresh) {
  const heard = hear(news, fresh, performance.now());
  news = heard.news;
  if (heard.say) say(ngettext('%(n)s new card', '%(n)s new cards', heard.say));
}

function update() {
  $('loading')?.remove();
  tell(desk.draw());
  document.body.dataset.ready = 'true';
  const { room: now } = desk.facts;
  if (now.code && now.code !== document.body.dataset.room && !desk.dialog.isOpen && !desk.acts.waiting) desk.moveTo(now.code);
}

function showLink(state, refusal) {
  const lost = state === 'offline' || state === 'refused';
  const line = $('link');
  if (lost && line.hidden) shout(refusal ? refusal.message : _('Reconnecting. The room keeps writing; nothing is lost.'));
  if (!lost && !line.hidden && state === 'online') say(_('Back online.'));
  line.hidden = !lost;
  if (lost) writeLink(refusal);
}

function writeLink(refusal) {
  const waiting = desk.acts.waiting;
  const moves = waiting ? ` ${ngettext('%(n)s move waits and will be sent.', '%(n)s moves wait and will be sent.', waiting)}` : '';
  $('link').textContent = refusal ? refusal.message : _('Reconnecting. The room keeps writing; nothing is lost.') + moves;
}

room.listen(update);
room.onLink(showLink);
outbox.listen(() => { if (!$('link').hidden && room.link === 'offline') writeLink(null); });
listenForKeys(desk);
dragToZones({
  root: document,
  card: '[data-drags]',
  zone: '[data-zone]',
  label: id => lineOf(cardById(desk.facts, id)),
  taken: id => desk.hands.take(id),
  left: id => desk.hands.drop(id),
  dropped: (id, zone) => {
    const card = cardById(desk.facts, id);
    if (card) desk.verbs.place(card, zone ? themeById(desk.facts, zone) : null);
  },
});

$('find').addEventListener('input', event => desk.finding.find(event.target.value));
// The second press of a double click would be for the card that has just come under the pointer.
$('cards').addEventListener('click', event => { if (event.detail > 1) event.stopPropagation(); }, true);
$('cards').addEventListener('pointerenter', () => { desk.looks.held = true; });
$('cards').addEventListener('pointerleave', () => { desk.looks.held = false; desk.draw(); });
$('cards').addEventListener('scroll', () => drawNew(desk), { passive: true });
document.addEventListener('pointerdown', () => desk.forgetFocus(), true);
document.addEventListener('keydown', () => desk.forgetFocus(), true);
setInterval(() => {
  if (!desk.facts) return;
  drawSheet(desk);
  if (desk.hands.haveChanged(desk.facts.cards)) desk.draw();
  tell(0);
}, TICK);
