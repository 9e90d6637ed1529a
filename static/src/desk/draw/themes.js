// The themes, in the board's places and colours; below them the smaller groups.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { openNewThemes } from '../dialogs/theme.js';
import { icons } from '../icons.js';
import { nextOffer } from './next.js';
import { freePlace, pool, smallGroup } from './pool.js';
import { onBoard } from './strip.js';

const bar = desk => html`<div class="bar"><h2>${_('Themes')}</h2>
  <button type="button" class="btn quiet sm" aria-label=${_('Undo the last act')} @click=${() => desk.acts.undo()}>
    ${icons.undo}${_('Undo')}</button>
  <button type="button" class="btn quiet sm" aria-label=${_('Redo what was undone')} @click=${() => desk.acts.redo()}>
    ${icons.redo}<span class="wide">${_('Redo')}</span></button>
  <button type="button" class="btn quiet sm" aria-haspopup="dialog" @click=${() => openNewThemes(desk)}>${_('New themes')}</button></div>`;

function smallerGroups(desk, smaller) {
  const cards = smaller.reduce((sum, place) => sum + place.cards.length, 0);
  const words = _('%(groups)s, %(contributions)s', {
    groups: ngettext('%(n)s smaller group', '%(n)s smaller groups', smaller.length),
    contributions: ngettext('%(n)s contribution', '%(n)s contributions', cards),
  });
  return html`<h3 class="rest">${words}</h3><ul class="smaller">${repeat(smaller, place => place.theme.id, smallGroup(desk))}</ul>`;
}

const noThemes = () => html`<div class="none"><p>${_('Themes will appear here as cards arrive.')}</p>
  <p>${_('You can name some now: names in people’s own words help most.')}</p></div>`;

export function themesColumn(desk) {
  const { places, smaller, columns } = desk.facts;
  const place = (each, at) => (each ? pool(desk, each) : freePlace(at + 1));
  const grid = html`<div class=${`grid c${columns}`} .style=${`--columns:${columns}`}>
    ${repeat(places, (each, at) => (each ? each.theme.id : `free ${at}`), place)}</div>`;
  return html`${bar(desk)}${onBoard(desk)}<div class="pools" tabindex="-1" id="pools">
    ${places.length ? grid : nothing}${smaller.length ? smallerGroups(desk, smaller) : nothing}
    ${places.length || smaller.length ? nothing : noThemes()}</div>${nextOffer(desk)}`;
}
