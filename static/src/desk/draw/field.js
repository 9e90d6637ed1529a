// One field of a form in the dialog. Its first value is given once; what is typed then is the field's own.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _ } from '../../shared/words.js';

const MANY = 8; // rows to tick; from here on they can be searched

const described = (field, error) =>
  [error ? `${field.name}-e` : '', field.hint ? `${field.name}-h` : ''].filter(Boolean).join(' ') || nothing;

const helpOf = (field, error) => html`
  ${field.hint ? html`<p class="hint" id=${`${field.name}-h`}>${field.hint}</p>` : nothing}
  ${error ? html`<p class="err" id=${`${field.name}-e`}><span class="sr">${_('Error: ')}</span>${error}</p>` : nothing}`;

const around = (field, error, control) => html`<div class=${`field ${error ? 'wrong' : ''}`}>
  <label for=${`f-${field.name}`}>${field.label}</label>${helpOf(field, error)}${control}</div>`;

const text = (field, error) => around(field, error, html`<input id=${`f-${field.name}`} name=${field.name}
  value=${field.value || ''} dir="auto" autocomplete="off" aria-invalid=${error ? 'true' : nothing} aria-describedby=${described(field, error)}>`);

const number = (field, error) => around(field, error, html`<input id=${`f-${field.name}`} name=${field.name} class="short"
  type="number" step="any" inputmode="decimal" value=${field.value} min=${field.least || 0}
  aria-invalid=${error ? 'true' : nothing} aria-describedby=${described(field, error)}>`);

const long = (field, error) => around(field, error, html`<textarea id=${`f-${field.name}`} name=${field.name} rows=${field.rows || 3} dir="auto"
  .defaultValue=${field.value || ''} aria-invalid=${error ? 'true' : nothing} aria-describedby=${described(field, error)}></textarea>`);

const select = (field, error) => around(field, error, html`<select id=${`f-${field.name}`} name=${field.name}
  aria-describedby=${described(field, error)}>
  ${field.options.map(([value, label]) => html`<option value=${value} ?selected=${value === field.value}>${label}</option>`)}</select>`);

const rowOf = (field, type) => ({ value, label, number: place, colour, hint }) => html`<label class="row">
  <input type=${type} name=${field.name} value=${value} ?checked=${[field.value].flat().includes(value)}>
  ${place ? html`<span class=${`n t${colour}`} aria-hidden="true">${place}</span>` : nothing}
  <span dir="auto">${label}${hint ? html`<small>${hint}</small>` : nothing}</span></label>`;

const search = ({ name, find }) => html`<input type="search" name=${`${name}-find`} aria-label=${find} placeholder=${find}
  autocomplete="off">`;

/** Rows to tick. A long list can be searched; what is ticked is never hidden by the search. */
const rows = type => (field, error, values) => {
  const find = (values[`${field.name}-find`] || '').toLocaleLowerCase();
  const ticked = new Set([values[field.name]].flat());
  const shown = field.options.filter(one => ticked.has(one.value) || one.label.toLocaleLowerCase().includes(find));
  return html`<fieldset class=${error ? 'wrong' : ''} aria-describedby=${described(field, error)}>
    <legend>${field.label}</legend>${helpOf(field, error)}${field.options.length > MANY ? search(field) : nothing}
    <div class="rows">${repeat(shown, one => one.value, rowOf(field, type))}</div>
    ${shown.length ? nothing : html`<p class="none">${_('Nothing has these words.')}</p>`}</fieldset>`;
};

const controls = { text, number, long, select, choice: rows('radio'), choices: rows('checkbox') };

export const fieldRow = (field, wrong, values) =>
  controls[field.type](field, wrong && wrong.field === field.name ? wrong.message : null, values);
