// The projected board: opens the room, and keeps the picture in front of the hall whatever happens to the link.
import { io } from '../../vendor/socket.io-4.8.4.esm.min.js';
import { openRoom } from '../shared/room.js';
import { say } from '../shared/say.js';
import { ngettext } from '../shared/words.js';
import { fontReady, type } from './font.js';
import { shownBy } from './keys.js';
import { methodNamed } from './methods.js';
import { SILENCE, hear, nextNews } from './news.js';
import { openPictures } from './qr.js';
import { Stage } from './stage.js';

const FONT_PATIENCE = 1500; // ms
const LINK_PATIENCE = 2000; // ms on top of the three that room.js waits before it says 'offline'
const { room: code, keys, host } = document.body.dataset;
const sent = document.getElementById('sent');

const qr = openPictures({ code, svg: sent.querySelector('svg.qr'), changed: () => update() });
const stage = new Stage({
  root: document.getElementById('stage'),
  page: { host, type, qr },
  methodOf: vote => (vote ? methodNamed(vote.settings.method, () => update()) : null),
});
const now = () => performance.now();

let room = null;
let news = SILENCE;
let timer = null;

function waitFor(...moments) {
  clearTimeout(timer);
  const due = moments.filter(ms => ms !== null);
  if (due.length) timer = setTimeout(goOn, Math.min(...due));
}

function tell(fresh) {
  const heard = hear(news, fresh, now());
  news = heard.news;
  if (heard.say) say(ngettext('%(n)s new', '%(n)s new', heard.say));
}

function goOn() {
  const due = stage.goOn(now());
  tell(0);
  waitFor(due, nextNews(news, now()));
}

function update() {
  if (!room || !room.one('board', 'board')) return;
  sent.remove();
  tell(stage.show(room, now()));
  document.body.dataset.ready = 'true';
  waitFor(stage.due(now()), nextNews(news, now()));
}

function watch(link) {
  const line = document.getElementById('link');
  let waiting = null;
  link(state => {
    clearTimeout(waiting);
    if (state === 'online') line.hidden = true;
    if (state === 'offline' || state === 'refused') waiting = setTimeout(() => { line.hidden = false; }, LINK_PATIENCE);
  });
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !room) return;
  const [facts, memory] = stage.memory;
  const wanted = facts && shownBy(event.key, facts, memory);
  if (!wanted) return;
  event.preventDefault();
  room.do('board.show', wanted).catch(() => { /* no link: the picture stays, and the line says so */ });
}

await fontReady(FONT_PATIENCE, () => { stage.layAnew(); update(); });
room = openRoom({ room: code, lens: 'board', seq: 0, io });
room.listen(update);
watch(heard => room.onLink(heard));
if (keys === 'true') addEventListener('keydown', press);
