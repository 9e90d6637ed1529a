// Why here? What a card shares with its nearest, and what a theme is most and least like: asked of the machine that gathered them.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { lineOf } from '../../board/card.js';
import { _ } from '../../shared/words.js';
import { apart, cardWords, themeWords } from '../called.js';
import { cardById, themeById } from '../facts/facts.js';

/** {answer} or {wrong: why there is none}. */
async function ask(desk, what) {
  try {
    const said = await fetch(`/api/v1/rooms/${desk.facts.room.code}/why?${new URLSearchParams(what)}`, {
      headers: { Accept: 'application/json' }, credentials: 'same-origin',
    });
    const answer = await said.json();
    return said.ok ? { answer } : { wrong: answer.message };
  } catch {
    return { wrong: _('No connection. Try again when you are back online.') };
  }
}

const listed = (title, cards) => (cards.length ? html`<div><h3>${title}</h3>
  <ul class="facts">${cards.map(card => html`<li dir="auto">${lineOf(card)}</li>`)}</ul></div>` : nothing);

const strengths = () => ({ close: _('It fits closely.'), fits: _('It fits.'), loose: _('It fits loosely.') });
const known = (desk, ids) => ids.map(id => id && cardById(desk.facts, id)).filter(Boolean);

const placed = card => (card.theme && card.why
  ? html`<p>${_('%(name)s placed it here. It stays.', { name: apart(card.why.by) })}</p>` : nothing);

function ofCard(desk, card, { near = [], words = [], strength, next }) {
  const other = themeById(desk.facts, next);
  return html`${placed(card)}<p>${(card.theme && strengths()[strength]) || nothing}
      ${other ? _('The next nearest theme is %(theme)s.', { theme: themeWords(other) }) : nothing}</p>
    ${words.length ? html`<p>${_('Words that it shares: %(words)s', { words: apart(words.join(', ')) })}</p>` : nothing}
    ${listed(_('The cards nearest to it'), known(desk, near))}`;
}

const ofTheme = (desk, theme, { typical, unusual }) => html`${listed(_('Its most typical card'), known(desk, [typical]))}
  ${listed(_('Its most unusual card'), known(desk, [unusual]))}`;

function open(desk, { what, title, read, lead = nothing }) {
  let heard = null;
  const load = async () => {
    heard = null;
    desk.dialog.draw();
    heard = await ask(desk, what);
    desk.dialog.draw();
  };
  const body = () => {
    if (!heard) return html`<p>${_('Asking…')}</p>`;
    return heard.answer ? read(heard.answer) : html`<p>${heard.wrong}</p>
      <button type="button" class="btn quiet" @click=${load}>${_('Ask again')}</button>`;
  };
  desk.dialog.open({ title, draw: () => html`<div>${lead}<div class="why" role="status">${body()}</div></div>` });
  load();
}

export const openWhyCard = (desk, { id }) => open(desk, {
  what: { card: id },
  title: _('Why here?'),
  lead: html`<p class="lead" dir="auto">${cardWords(cardById(desk.facts, id))}</p>`,
  read: answer => { const card = cardById(desk.facts, id); return card ? ofCard(desk, card, answer) : nothing; },
});

export const openWhyTheme = (desk, theme) => open(desk, {
  what: { theme: theme.id },
  title: _('What is in %(theme)s?', { theme: themeWords(theme) }),
  read: answer => ofTheme(desk, theme, answer),
});
