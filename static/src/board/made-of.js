// What a theme is made of: "14 principles · 31 stories · 22 tables".
import { html, nothing } from '../../vendor/lit-html-3.3.3.js';
import { figures } from '../shared/numbers.js';
import { ngettext } from '../shared/words.js';

export const principles = n => ngettext('%(n)s principle', '%(n)s principles', n, { n: figures(n) });
export const stories = n => ngettext('%(n)s story', '%(n)s stories', n, { n: figures(n) });
export const tables = n => ngettext('%(n)s table', '%(n)s tables', n, { n: figures(n) });

/** Parts of one line, each kept whole where it wraps. */
export const inOneLine = parts => parts.map((part, at) => html`${at ? ' · ' : nothing}<span>${part}</span>`);
