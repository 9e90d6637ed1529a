// What somebody wrote, once more in the language of the room. The original stays in sight while it is translated.
import { html, nothing } from '../../../vendor/lit-html-3.3.3.js';
import { say } from '../../shared/say.js';
import { _ } from '../../shared/words.js';
import { translated } from '../draw/reading.js';
import { textsOf, toldOf } from '../facts/about.js';
import { cardById } from '../facts/facts.js';
import { openForm } from '../form.js';

const paragraph = text => html`<span dir="auto">${text}</span>`;
const original = card => html`<span class="original" lang=${card.lang || nothing}>${textsOf(card).map(paragraph)}</span>`;

/** What it says now, and a translation that somebody else has made while this one was typed. */
const says = (card, before) => html`${original(card)}${toldOf(card) && toldOf(card) !== before ? translated(card, toldOf(card)) : nothing}`;

/** Opens on a card; it shows its words as they are now, also where its author or a colleague changes them meanwhile. */
export function openTranslate(desk, { id, translation, kind }) {
  const present = () => cardById(desk.facts, id);
  const before = translation ? translation.text : '';
  const seen = () => { const card = present(); return card ? { of: textsOf(card), was: toldOf(card) } : {}; };
  let read = { ...seen(), was: before }; // null once it was refused: then what stands there at the next press
  openForm(desk.dialog, {
    title: before ? _('Change the translation') : _('Add a translation'),
    lead: () => (present() ? says(present(), before) : _('This card is no longer here.')),
    fields: [{
      name: 'text', type: 'long', label: _('Translation'), value: before, rows: kind === 'story' ? 8 : 3,
      hint: before ? _('The original stays as it is. Leave this empty to take the translation away.')
        : _('In the language of the room. The original stays as it is; themes are gathered by these words.'),
    }],
    button: before ? _('Save') : _('Add translation'),
    check: ({ text }) => (text.trim() || before ? null : { field: 'text', message: _('Write the translation first') }),
    send: async ({ text }) => {
      const answer = await desk.acts.ask('contribution.translate', { id, text, ...(read ?? seen()) });
      if (answer.code === 'conflict') read = null;
      return answer;
    },
    done: (answer, { text }) => say(text.trim() ? _('Translation kept') : _('Translation taken away')),
    after: () => desk.focusCard(id),
  });
}
