// What a card says: its texts, and the small words about it.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { _, ngettext } from '../../shared/words.js';
import { consentWords, kindWords } from '../../shared/kinds.js';
import { apart, clockTime } from '../called.js';
import { beginningOf, marksOf, originOf, readingOf } from '../facts/about.js';
import { icons } from '../icons.js';

const words = {
  kind: ({ kind }) => kindWords(kind),
  table: ({ table }) => _('Table %(table)s', { table: apart(table) }),
  why: ({ by, at }) => _('Moved by %(name)s, %(time)s', { name: apart(by), time: clockTime(at) }),
  consent: ({ level }) => consentWords(level),
  credit: ({ name }) => _('Told by %(name)s', { name: apart(name) }),
  flag: () => _('May name a person'),
  late: () => _('Late'),
  wordings: ({ n }) => ngettext('%(n)s wording', '%(n)s wordings', n),
  unplaced: () => _('In a language that the machine can’t place: please choose a theme'),
  reason: ({ reason }) => _('Hidden because: %(reason)s', { reason: apart(reason) }),
};
const line = marks => marks.map(mark => html`<span class=${mark.what}>${words[mark.what](mark)}</span>`);

/** What kind of thing it is and where it comes from. */
export const origin = card => html`<span class="origin">${line(originOf(card))}</span>`;

const pinned = () => html`<span class="pinned">${icons.pin}${_('Pinned')}</span>`;

/** What somebody should know before acting on it. */
export function marks(card) {
  const all = marksOf(card);
  return all.length || card.pinned ? html`<p class="marks">${card.pinned ? pinned() : nothing}${line(all)}</p>` : nothing;
}

const listTitles = { conditions: () => _('What made it possible'), wishes: () => _('Wishes') };
const list = ([name, texts]) => html`<p class="lt">${listTitles[name]()}</p>
  <ul>${texts.map(text => html`<li dir="auto">${text}</li>`)}</ul>`;

const fold = (card, whole, press) => html`<button type="button" class="fold" aria-expanded=${String(whole)}
  aria-describedby=${`tx-${card.id}`} @click=${press}>${whole ? _('Show less') : _('Read it all')}</button>`;

/** What it means in the language of the room, and who says so. */
export const translated = ({ translation: { by } }, text, id = nothing) => html`<div class="tr" id=${id} lang=${document.documentElement.lang}>
  <p class="lt">${by ? _('Translation by %(name)s', { name: apart(by) }) : _('Translation')}</p><p dir="auto">${text}</p></div>`;

/** Its texts, and under them what they mean in the language of the room. A long story shows its beginning until somebody wants to read it all. */
export function reading(desk, card) {
  const { head, quote, body, lists, told, folds } = readingOf(card);
  const whole = desk.looks.unfolded.has(card.id);
  const turn = () => {
    desk.looks.unfold(card.id);
    desk.draw();
  };
  return html`<div class="tx" id=${`tx-${card.id}`} lang=${card.lang || nothing}>
    ${head ? html`<p class=${body ? 'title' : nothing} dir="auto">${head}</p>` : nothing}
    ${quote ? html`<p class="gem" dir="auto">${quote}</p>` : nothing}
    ${body ? html`<p class="body" dir="auto">${whole ? body : beginningOf(body)}</p>` : nothing}
    ${whole ? lists.map(list) : nothing}</div>${told ? translated(card, whole ? told : beginningOf(told), `tr-${card.id}`) : nothing}${folds ? fold(card, whole, turn) : nothing}`;
}
