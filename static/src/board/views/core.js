// The positive core map: each theme a circle, as large as the stories behind it.
import { html, nothing, repeat } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { figures } from '../../shared/numbers.js';
import { footer, header, number } from '../frame.js';
import { inOneLine, principles, tables } from '../made-of.js';

const heading = ({ room }) => ({ step: room.topic || room.title, question: _('Our positive core'), size: 60 });
const storyWords = n => ngettext('story', 'stories', n);

const behind = ({ principles: said = 0, tables: at = 0 }) =>
  html`<p class="behind">${inOneLine([principles(said), ...(at ? [tables(at)] : [])])}</p>`;

const place = ({ x, y, r }) => `--x:${(x - r).toFixed(1)};--y:${(y - r).toFixed(1)};--d:${(2 * r).toFixed(1)}`;
const set = ({ size, figure, width }) => `--fs:${size};--fig:${figure.toFixed(0)};--w:${width.toFixed(0)}`;

const circle = ({ theme, label, ...at }) => html`<li class=${`circle t${theme.colour}`} .style=${`${place(at)};${set(label)}`}>
  ${number(theme.pool, theme.colour)}<h2 dir="auto">${theme.name}</h2>
  <p class="stories"><b>${figures(theme.counts.stories)}</b> ${storyWords(theme.counts.stories || 0)}</p>
  ${label.more ? behind(theme.counts) : nothing}</li>`;

export const draw = (scene, page) => html`${header({ ...scene, heading: heading(scene) }, page)}
  <main id="main" class="core"><ul>${repeat(scene.circles, one => one.theme.id, circle)}</ul></main>${footer(scene)}`;
