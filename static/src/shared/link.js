// The connection to the room as a state: 'connecting' | 'online' | 'offline' | 'refused'.
import { randomId } from './ids.js';

const QUIET = 3000; // ms without a link before anybody is told: short drops stay quiet
const RETRIED = new Set(['try_again', 'too_fast']);

/** A Socket.IO connection whose place in the room's numbers is asked anew at each handshake. */
export function openSocket(io, { room, lens, mine }) {
  return io({
    auth: tell => tell(mine() ? { room, lens, seq: mine() } : { room, lens }),
    // a proxy in front keeps a phone with one process by this key; a hall shares its address
    query: { at: randomId() },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 3000, // and half as much again by chance: after a hole everybody is back within five seconds
    timeout: 8000,
  });
}

/** Calls `tell(state, refusal)` at each change, 'offline' only after three seconds without a link. */
export function watchLink(socket, tell) {
  let state = 'connecting';
  let timer = null;
  const become = (next, refusal) => {
    clearTimeout(timer);
    timer = null;
    if (next === state && next !== 'refused') return;
    state = next;
    tell(state, refusal);
  };
  const lost = () => { timer = timer || setTimeout(() => become('offline'), QUIET); };
  socket.on('connect', () => become('online'));
  socket.on('disconnect', reason => {
    if (reason === 'io server disconnect') socket.connect(); // Socket.IO itself gives up here
    lost();
  });
  socket.on('connect_error', error => {
    const refusal = error.data && error.data.code ? error.data : null;
    if (refusal && !RETRIED.has(refusal.code)) return become('refused', refusal);
    if (refusal) setTimeout(() => socket.connect(), 1000 * (refusal.retry_in || 3));
    // a network that lets WebSocket hang never fails over by itself: try the other way round next time
    else socket.io.opts.transports = [...socket.io.opts.transports].reverse();
    return lost();
  });
  lost();
  return () => state;
}
