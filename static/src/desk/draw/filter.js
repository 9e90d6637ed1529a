// Under the search: what else narrows the list, and how much of it is left.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';
import { consentWords } from '../../shared/kinds.js';
import { filterWords, stateWords } from '../called.js';
import { STATES, UNNAMED, isFilter, isNoTable, phaseValue, phasesOf } from '../facts/filter.js';
import { icons } from '../icons.js';

const LEVELS = ['room', 'anonymous', 'first_name'];

/** The button that opens the panel. */
export function filterButton(desk) {
  const { looks, list } = desk;
  const turn = () => { looks.filtering = !looks.filtering; desk.draw(); };
  return html`<button type="button" class=${`ic filter ${isFilter(list.filter) ? 'on' : ''}`} aria-expanded=${String(looks.filtering)}
    aria-controls="filter" aria-label=${_('Filter the cards')} title=${_('Filter the cards')} @click=${turn}>${icons.filter}</button>`;
}

// as a property: what somebody picked by hand no longer hears of the attribute
const option = chosen => ([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`;
const narrow = (desk, name) => event => desk.finding.narrow({ [name]: event.target.value });

const select = (desk, name, label, options) => html`<label>${label}<select @change=${narrow(desk, name)}>
  <option value="" .selected=${!desk.looks.filter[name]}>${_('All')}</option>${options}</select></label>`;

function phaseOptions({ looks, facts }) {
  const one = option(looks.filter.phase);
  return phasesOf(facts.steps, facts.cards).map(({ phase, steps }) => html`<optgroup label=${phase}>
    ${one([phaseValue(phase), _('All of %(phase)s', { phase })])}${steps.map(step => one([step.id, step.title]))}</optgroup>`);
}

function fields(desk) {
  const { looks: { filter }, facts: { room } } = desk;
  const people = [...room.perspectives.map(({ id, label }) => [id, label]), [UNNAMED, _('None given')]];
  const all = (name, pairs) => pairs.map(option(filter[name]));
  const wrong = isNoTable(filter.table, desk.facts.cards);
  return html`${wrong ? html`<p class="err" id="tables-e" role="alert">${_('Type table numbers such as 1–4, 7')}</p>` : nothing}
    <label>${_('Tables')}<input .value=${filter.table} placeholder=${_('All, or 1–8, 12')} autocomplete="off" dir="auto"
      aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'tables-e' : nothing}
      @input=${narrow(desk, 'table')}></label>
    ${select(desk, 'perspective', _('Perspective'), all('perspective', people))}
    ${select(desk, 'phase', _('Phase'), phaseOptions(desk))}
    ${select(desk, 'consent', _('Consent'), all('consent', LEVELS.map(level => [level, consentWords(level)])))}
    ${select(desk, 'state', _('State'), all('state', STATES.map(state => [state, stateWords(state)])))}`;
}

function left(desk) {
  const { looks, list } = desk;
  if (!isFilter(list.filter) && !looks.find.trim()) return nothing;
  const only = filterWords(list.filter, desk.facts).join(' · ');
  return html`<p class="left-over"><span><b class="tab" role="status">
      ${_('%(n)s of %(all)s', { n: list.found.length, all: list.all.length })}</b>
      ${only ? html`<span dir="auto">${only}</span>` : nothing}</span>
    <button type="button" class="fold" @click=${() => desk.finding.showAll()}>${_('Show all')}</button></p>`;
}

/** The panel when it is open, and "12 of 340" while anything is left out. */
export const filterPanel = desk => html`${desk.looks.filtering
  ? html`<div class="sieve" role="group" aria-label=${_('Filter the cards')}>${fields(desk)}</div>` : nothing}${left(desk)}`;
