// An outbox on a real shelf, with a sender that the test plays: `play.answer` says what comes back.
import { openOutbox } from '/static/src/shared/outbox.js';
import { openShelf } from '/static/src/shared/shelf.js';

export function play(name) {
  const game = { name, sent: [], news: [], answer: () => ({ ok: true, id: 'made' }), held: [] };
  const send = (type, fields, cid) => {
    game.sent.push({ type, fields, cid });
    return new Promise((resolve, reject) => {
      const give = () => { const answer = game.answer(type, fields); if (answer) resolve(answer); else reject(new Error('no link')); };
      if (game.hold) game.held.push(give); else give();
    });
  };
  game.shelf = openShelf(name);
  game.outbox = openOutbox({ shelf: game.shelf, send });
  game.outbox.listen(({ what, item }) => game.news.push(`${what} ${item ? item.type : ''}`.trim()));
  game.rest = () => new Promise(resolve => setTimeout(resolve));
  game.kept = () => Object.keys(localStorage).filter(key => key.startsWith(`oasis ${name} `))
    .map(key => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
  /** As if another page had written all of it then. */
  game.date = at => game.kept().filter(one => one.at !== null)
    .forEach(({ key, value }) => localStorage.setItem(key, JSON.stringify({ at, value })));
  return game;
}
