// A vote while it is open: the question and how many have voted. What leads is nobody's business yet.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { figures } from '../../shared/numbers.js';
import { figuresFooter, header } from '../frame.js';

function turnout({ voted = 0 }, people) {
  const share = people ? Math.min(1, voted / people) : 0;
  return html`<p class="voted"><b>${figures(voted)}</b><span>${_('of %(n)s have voted', { n: figures(people) })}</span></p>
    <div class="track" aria-hidden="true"><div class="fill" .style=${`transform:scaleX(${share.toFixed(3)})`}></div></div>`;
}

const closed = () => html`<p class="hint">${_('Voting has closed.')}</p>`;

export const draw = (scene, page) => html`${header(scene, page)}
  <main id="main" class="vote">${turnout(scene.vote, scene.room.counts.people || 0)}
    ${scene.vote.state === 'open' ? (page.method ? page.method.vote(scene.vote, scene.room) : nothing) : closed()}</main>
  ${figuresFooter(nothing)}`;
