// Stands in for Socket.IO in the board's tests: a connection that the test speaks through, as `window.server`.
const hearing = {};

function on(event, heard) {
  (hearing[event] = hearing[event] || []).push(heard);
  return socket;
}

const socket = {
  connected: true,
  io: { opts: { transports: [] } },
  on,
  once: on,
  connect() {},
  disconnect() {},
  timeout: () => ({
    emit(event, sent, answer) {
      server.asked.push({ event, ...sent });
      answer(null, { ok: true, seq: 1 });
    },
  }),
};

const server = {
  asked: [],
  say(event, sent) { for (const heard of hearing[event] || []) heard(sent); },
  link(on) {
    socket.connected = on;
    server.say(on ? 'connect' : 'disconnect', 'transport close');
  },
};

window.server = server;
export const io = () => socket;
