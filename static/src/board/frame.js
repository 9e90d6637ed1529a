// What is around the views: the question and how to join above, the newest text and the figures below.
import { html, nothing } from '../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../shared/words.js';
import { figures } from '../shared/numbers.js';
import { brand } from './marks.js';

/** A theme's number on its colour; nothing for a group without a place on the board. */
export const number = (place, colour) =>
  (place ? html`<span class=${`num t${colour}`} aria-hidden="true">${place}</span>` : nothing);

/** The room code as it is shown and said: K7M-4QT. */
export const shownCode = code => `${code.slice(0, 3)}-${code.slice(3)}`;

/** The question, and for those who come late the address, the code and its picture. */
export const header = ({ heading, room }, { host, qr }) => html`<header class="top">
  <div class="ask">${heading.step ? html`<p class="step" dir="auto">${heading.step}</p>` : nothing}
    <h1 dir="auto" .style=${`--h:${heading.size}`}>${heading.question}</h1></div>
  <div class="join"><p class="how">${_('Join at %(host)s', { host })}<b class="code">${shownCode(room.code)}</b></p>
    ${qr.picture(room.code, 'top')}</div>
</header>`;

const kinds = {
  story: () => _('A story'),
  condition: () => _('A condition of success'),
  principle: () => _('A principle'),
  question: () => _('A question'),
  vision: () => _('A possibility statement'),
  commitment: () => _('A commitment'),
  offer: () => _('An offer'),
  request: () => _('A request'),
};

/** What a contribution is called in a sentence of its own. */
export const kindWords = kind => (kinds[kind] ? kinds[kind]() : '');

const more = n => (n ? html`<span class="more">${_('+%(n)s more', { n: figures(n) })}</span>` : nothing);

function justIn(ticker) {
  if (!ticker) return html`<div class="grow"></div>`;
  const words = ticker.text
    ? html`<span class="text" dir="auto" lang=${ticker.lang || nothing}>${ticker.text}</span>`
    : html`<span class="text">${kindWords(ticker.kind)}</span>`;
  return html`<div class="ticker" data-id=${ticker.id} .style=${`--t:${ticker.size};--lines:${ticker.lines}`}>
    <b>${_('Just in')}</b>${words}${more(ticker.more)}
    ${ticker.place ? html`<span class="sr">${_('in theme %(n)s', { n: ticker.place })}</span>` : nothing}
    ${number(ticker.place, ticker.colour)}</div>`;
}

/** A figure with its word: the figure stands large. */
export const figure = (n, words) => html`<span class="figure"><b>${figures(n || 0)}</b>${words}</span>`;

/** 'n contributions'. */
export const contributions = n => ngettext('%(n)s contribution', '%(n)s contributions', n, { n: figures(n) });

/** A count for the eyes, and with its word for those who listen. */
export const count = n => html`<span class="count" aria-hidden="true">${figures(n)}</span><span class="sr">${contributions(n)}</span>`;

function smallerWords({ groups, cards }) {
  const groupWords = ngettext('%(n)s smaller group', '%(n)s smaller groups', groups, { n: figures(groups) });
  return _('%(groups)s, %(contributions)s', { groups: groupWords, contributions: contributions(cards) });
}

const counted = ({ shared = 0, people = 0 }, unsorted) => html`${unsorted ? figure(unsorted, _('being sorted')) : nothing}
  ${figure(shared, _('shared'))}${figure(people, ngettext('person', 'people', people))}`;

/** Mark, ticker and counts under the themes. */
export const footer = ({ ticker, unsorted, smaller, room }) => html`<footer class="foot">${brand}${justIn(ticker)}
  <div class="stats"><p>${counted(room.counts, unsorted)}</p>
    ${smaller.groups ? html`<p class="smaller">${smallerWords(smaller)}</p>` : nothing}</div></footer>`;

/** The footer of a vote: only figures. */
export const figuresFooter = content => html`<footer class="foot">${brand}<div class="grow"></div>
  <div class="stats"><p>${content}</p></div></footer>`;
