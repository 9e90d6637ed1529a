// The tutorial's Node server: node server.js PORT FILE
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const [port, file] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE IF NOT EXISTS ballot (id INTEGER PRIMARY KEY, voter TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS vote (id INTEGER PRIMARY KEY, ballot INTEGER NOT NULL
    REFERENCES ballot, option TEXT NOT NULL, dots INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS vote_option ON vote (option);
  CREATE TABLE IF NOT EXISTS contribution (id INTEGER PRIMARY KEY, author TEXT NOT NULL,
    text TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS link (contribution INTEGER NOT NULL REFERENCES contribution,
    story INTEGER NOT NULL, PRIMARY KEY (contribution, story));
  CREATE INDEX IF NOT EXISTS contribution_author ON contribution (author);
`);
const findBallot = db.prepare('SELECT id FROM ballot WHERE voter = ?');
const addBallot = db.prepare('INSERT INTO ballot (voter) VALUES (?)');
const dropVotes = db.prepare('DELETE FROM vote WHERE ballot = ?');
const addVote = db.prepare('INSERT INTO vote (ballot, option, dots) VALUES (?, ?, ?)');
const tally = db.prepare('SELECT option, sum(dots) AS dots FROM vote GROUP BY option');
const addContribution = db.prepare(
  'INSERT INTO contribution (author, text) VALUES (@author, @text)');
const addLink = db.prepare('INSERT INTO link (contribution, story) VALUES (?, ?)');

const cast = db.transaction(({ voter, choices }) => {
  const id = findBallot.get(voter)?.id ?? addBallot.run(voter).lastInsertRowid;
  dropVotes.run(id);
  for (const [option, dots] of Object.entries(choices)) addVote.run(id, option, dots);
  return Number(id);
});

const contribute = db.transaction(data => {
  const id = Number(addContribution.run(data).lastInsertRowid);
  addLink.run(id, data.story);
  return id;
});

const http = createServer();
const io = new Server(http);
io.on('connection', socket => {
  socket.on('vote', (data, answer) => {
    const id = cast(data);
    const dots = Object.fromEntries(tally.all().map(row => [row.option, row.dots]));
    io.emit('tally', { seq: id, tally: dots });
    answer({ ok: true, id });
  });
  socket.on('contribute', (data, answer) => {
    const id = contribute(data);
    socket.emit('mine', { id, ...data });
    io.emit('contribution', { seq: id, ...data });
    answer({ ok: true, id });
  });
});
http.listen(Number(port), '127.0.0.1');
