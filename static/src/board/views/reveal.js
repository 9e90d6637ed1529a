// The result of a vote, drawn as its method says.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { figure, figuresFooter, header } from '../frame.js';

const heading = ({ vote }) => ({ step: vote.prompt || vote.title, question: _('What we will build on'), size: 60 });

function totals({ vote, tallies, page, pages }, method) {
  const voted = vote.voted || 0;
  return html`${pages > 1 ? html`<span class="figure">${_('Page %(n)s of %(all)s', { n: page + 1, all: pages })}</span>` : nothing}
    ${figure(voted, ngettext('person voted', 'people voted', voted))}${method && method.totals ? method.totals(vote, tallies) : nothing}`;
}

export const draw = (scene, page) => html`${header({ ...scene, heading: heading(scene) }, page)}
  <main id="main" class="result">${page.method ? page.method.reveal(scene.vote, scene.options, scene.tallies) : nothing}</main>
  ${figuresFooter(totals(scene, page.method))}`;
