// A real client beside the generator's frames: node witness.js URL AUTH
// It looks on by the protocol's ten lines, and prints how many have voted whenever that changes.
import { io } from 'socket.io-client';

const [url, auth] = process.argv.slice(2);
const socket = io(url, { auth: JSON.parse(auth), transports: ['websocket'] });
let seq = 0;
let voted = 0;

function take(update) {
  if (update.since > seq) return void socket.emit('sync', { seq }, take);
  if (update.since && update.seq < seq) return;
  seq = update.seq ?? seq;
  for (const one of update.put.activity ?? []) {
    if (one.kind !== 'vote' || one.state !== 'open' || one.voted === voted) continue;
    voted = one.voted ?? 0;
    console.log(voted);
  }
}

socket.on('hello', take);
socket.on('changes', take);
