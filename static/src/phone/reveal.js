// The result of a vote, with one's own part in it.
import { html, nothing, repeat } from '../../vendor/lit-html-3.3.3.js';
import { draw } from './draw.js';
import { figures } from './numbers.js';
import { ranked, turnout } from './reveal_rows.js';

const row = (each, own) => html`<li><p class="r"><span dir="auto">${each.text}</span><b class="tab">${figures(each.total)}</b></p>
  <progress max="100" .value=${each.share} aria-hidden="true"></progress>
  ${each.own !== null ? html`<p class="mine">${own(each.own)}</p>` : nothing}</li>`;

/** Draws the result that the room holds. */
export function drawReveal({ room, ballots, activity }) {
  const method = ballots.method(activity);
  const tallies = room.all('tally').filter(tally => tally.activity === activity.id);
  const options = room.all('option').filter(option => option.activity === activity.id);
  const { people, total } = turnout(activity, tallies);
  document.getElementById('reveal-lead').textContent = method.result(people, total);
  const rows = ranked({ options, tallies, choices: ballots.choices(activity) });
  draw(repeat(rows, each => each.id, each => row(each, method.own)), document.getElementById('result'));
}
