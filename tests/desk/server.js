// Stands in for Socket.IO and the server behind it: a small room that the test fills, steers and asks, as `window.server`.
const NOW = 1_938_000_000_000;
const hearing = {};
const held = {};

const socket = {
  connected: false,
  io: { opts: { transports: [] } },
  on(event, heard) {
    (hearing[event] = hearing[event] || []).push({ heard });
    return socket;
  },
  once(event, heard) {
    (hearing[event] = hearing[event] || []).push({ heard, once: true });
    return socket;
  },
  connect() {},
  disconnect() {},
  timeout: () => ({ emit: (event, sent, answer) => receive(event, sent, answer) }),
};

function say(event, sent) {
  const all = hearing[event] || [];
  hearing[event] = all.filter(one => !one.once);
  for (const { heard } of all) heard(sent);
}

const one = (kind, id) => held[kind].find(entry => entry.id === id);
const change = (kind, id, fields) => ({ [kind]: [{ ...one(kind, id), ...fields }] });
const turn = (activity, fields) => change('activity', activity, fields);
const asked = ({ cid, type, ...fields }) => fields;

const isOf = (offer, { kind, other, cards }) => offer.kind === kind && (other ? offer.theme === other : String(offer.cards) === String(cards));

/** What each command changes: entries by kind; `drop` takes some away. */
const does = {
  'theme.place': ({ card, theme }) => change('card', card, { theme, placed_by: 'Ann' }),
  'theme.accept': ({ card }) => ({
    ...change('card', card, { placed_by: 'Ann' }), ...change('theme', one('card', card).theme, { accepted: true }),
  }),
  'theme.take': ({ theme, cards }) => ({
    ...change('theme', theme, { accepted: true }), card: cards.map(id => ({ ...one('card', id), theme, placed_by: 'Ann' })),
  }),
  'offer.decline': ({ theme, kind, other, cards = [] }) => (kind === 'same'
    ? { card: cards.map(id => ({ ...one('card', id), same_as: [] })) }
    : change('theme', theme, { offers: one('theme', theme).offers.filter(offer => !isOf(offer, { kind, other, cards })) })),
  'theme.rename': ({ theme, name }) => change('theme', theme, { name, named_by_people: true }),
  'theme.lock': ({ theme, on }) => change('theme', theme, { locked: on }),
  'theme.add': ({ name, cards = [] }) => ({
    theme: [{ ...held.theme[0], id: `new ${name}`, name, pool: null, colour: 1, order: 99, accepted: true }],
    card: cards.map(id => ({ ...one('card', id), theme: `new ${name}`, placed_by: 'Ann' })),
    answer: { id: `new ${name}` },
  }),
  'theme.split': ({ cards, name = 'Split off' }) => does['theme.add']({ name, cards }),
  'theme.merge': ({ from, into }) => ({
    drop: { theme: [from] }, card: held.card.filter(card => card.theme === from).map(card => ({ ...card, theme: into })),
  }),
  'theme.remove': ({ theme }) => ({
    drop: { theme: [theme] }, card: held.card.filter(card => card.theme === theme).map(card => ({ ...card, theme: null, placed_by: 'Ann' })),
  }),
  'card.accept': ({ id, ids = [id] }) => ({ card: ids.map(each => ({ ...one('card', each), state: 'shown' })) }),
  'card.hide': ({ id, reason = '' }) => change('card', id, { state: 'hidden', reason }),
  'card.restore': ({ id }) => change('card', id, { state: 'shown', reason: '' }),
  'card.pin': ({ id, on }) => change('card', id, { pinned: on }),
  'contribution.translate': ({ id, text }) => change('card', id, { unplaced: null, translation: text.trim() ? { text, by: 'Sam' } : undefined }),
  'card.merge': ({ from }) => ({ drop: { card: [from] } }),
  'board.show': fields => ({ board: [{ ...one('board', 'board'), theme: null, card: null, page: 0, ...fields }] }),
  'activity.close': ({ activity }) => turn(activity, { state: 'closed' }),
  'activity.reopen': ({ activity }) => turn(activity, { state: 'open' }),
  'activity.reveal': ({ activity }) => turn(activity, { state: 'revealed' }),
  'activity.extend': ({ activity, minutes }) => turn(activity, { ends_at: new Date(Date.parse(one('activity', activity).ends_at) + minutes * 60_000).toISOString() }),
  'activity.change': ({ activity, title, prompt }) => turn(activity, { title, prompt }),
  'activity.remove': ({ activity }) => ({ drop: { activity: [activity] } }),
  'room.freeze': ({ on }) => change('room', 'room', { frozen: on }),
  'room.hold': ({ on }) => change('room', 'room', { hold: on }),
  'room.end': () => change('room', 'room', { state: 'ended' }),
  'room.open': () => change('room', 'room', { state: 'open' }),
  'room.new_code': () => ({ answer: { code: 'B2C3D4' } }),
  'room.announce': ({ text }) => change('room', 'room', { announcement: { id: '1', text } }),
  'person.remove': ({ id }) => ({ drop: { person: [id] } }),
};
const UNDOABLE = /^(theme|card|offer)\.(?!pin)/;
const images = new Map();

function store({ drop = {}, ...put }) {
  for (const [kind, ids] of Object.entries(drop)) held[kind] = held[kind].filter(entry => !ids.includes(entry.id));
  for (const [kind, entries] of Object.entries(put)) {
    held[kind] = held[kind] || [];
    for (const entry of entries) {
      const at = held[kind].findIndex(each => each.id === entry.id);
      if (at < 0) held[kind].push(entry); else held[kind][at] = entry;
    }
  }
}

function publish({ drop = {}, answer, ...put }) {
  store({ drop, ...put });
  server.seq += 1;
  say('changes', { since: server.seq - 1, seq: server.seq, now: NOW, put, drop });
}

function undo({ id = [...images.keys()].pop() }) {
  const { card, theme } = images.get(id);
  images.delete(id);
  const gone = kind => held[kind].map(entry => entry.id).filter(each => !({ card, theme })[kind].some(entry => entry.id === each));
  return { card, theme, drop: { card: gone('card'), theme: gone('theme') }, answer: { undo: id } };
}

function answered(sent) {
  const { type } = sent;
  const refused = `${type} ${sent.name || ''}` in server.refusals ? `${type} ${sent.name}` : type;
  const refusal = server.refusals[refused];
  if (refusal) { delete server.refusals[refused]; return [refusal, null]; }
  if (type === 'undo' && !images.size) return [{ ok: false, code: 'not_found', message: 'There is nothing to undo.' }, null];
  const undoes = UNDOABLE.test(type) ? { undo: `u${server.seq}` } : {};
  if (undoes.undo) images.set(undoes.undo, { card: [...held.card], theme: [...held.theme] });
  const update = type === 'undo' ? undo(sent) : does[type] ? does[type](asked(sent)) : {};
  return [{ ok: true, seq: server.seq + 1, ...undoes, ...update.answer }, update];
}

function receive(event, sent, answer) {
  server.asked.push({ event, ...sent });
  const go = () => {
    const [told, update] = answered(sent);
    answer(null, told);
    if (update) publish(update);
  };
  if (server.waits) server.waiting.push(go); else queueMicrotask(go);
}

const server = {
  seq: 1,
  asked: [],
  refusals: {},
  waits: false,
  waiting: [],
  publish,
  one,
  start(entries) {
    store(structuredClone(entries));
    server.link(true);
    say('hello', { since: 0, seq: server.seq, now: NOW, put: structuredClone(entries), drop: {} });
  },
  refuseName(name, message) { server.refusals[`theme.add ${name}`] = { ok: false, code: 'too_long', field: 'name', message }; },
  go() { server.waiting.splice(0).forEach(go => go()); },
  beat(here) { say('beat', { seq: server.seq, now: NOW, here }); },
  link(on) {
    socket.connected = on;
    say(on ? 'connect' : 'disconnect', 'transport close');
  },
};

window.server = server;
export const io = () => socket;
