// A real client beside the generator's frames: node witness.js URL AUTH ACTIVITY
// It looks on from a desk by the protocol's ten lines and prints how many have voted, when it changes.
import { io } from 'socket.io-client';

const [url, auth, activity] = process.argv.slice(2);
const socket = io(url, { auth: JSON.parse(auth), transports: ['websocket'] });
let seq = 0;
let voted = 0;

function take(update) {
  if (update.since > seq) return void socket.emit('sync', { seq }, take);
  if (update.since && update.seq < seq) return;
  seq = update.seq ?? seq;
  const entry = (update.put.activity ?? []).find(one => one.id === activity);
  if (!entry || (entry.voted ?? 0) === voted) return;
  voted = entry.voted;
  console.log(voted);
}

socket.on('hello', take);
socket.on('changes', take);
