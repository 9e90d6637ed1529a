// What the desk shows before the server has answered: the room's entries with this desk's own moves on top. Pure.
// Only pictures: the server decides, and what it refuses falls back by itself.

const US = 'us'; // stands for whoever placed a card, until the server says who

const change = (entries, id, fields) => { if (entries.has(id)) entries.set(id, { ...entries.get(id), ...fields }); };
const idsOf = ({ id, ids }) => ids || [id];

function moveAll(cards, from, fields) {
  for (const [id, card] of cards) if (card.theme === from) cards.set(id, { ...card, ...fields });
}

/** Whether it is what was declined: the same pair of themes, or the same cards. */
const isDeclined = (offer, { kind, other, cards }) =>
  offer.kind === kind && (other ? offer.theme === other : String(offer.cards) === String(cards));

const declines = {
  same: ({ cards }, { cards: [one, other] }) => [[one, other], [other, one]].forEach(([id, gone]) => {
    if (cards.has(id)) change(cards, id, { same_as: (cards.get(id).same_as || []).filter(each => each !== gone) });
  }),
  theme: ({ themes }, fields) => {
    const { offers = [] } = themes.get(fields.theme) || {};
    change(themes, fields.theme, { offers: offers.filter(offer => !isDeclined(offer, fields)) });
  },
};

const place = ({ cards, themes }, { card, theme }) => {
  change(cards, card, { theme, placed_by: US });
  change(themes, theme, { accepted: true });
};

const effects = {
  'theme.place': place,
  'theme.accept': place,
  'theme.take': ({ cards, themes }, { theme, cards: ids }) => {
    ids.forEach(id => change(cards, id, { theme, placed_by: US }));
    change(themes, theme, { accepted: true });
  },
  'offer.decline': (picture, fields) => (fields.kind === 'same' ? declines.same : declines.theme)(picture, fields),
  'theme.merge': ({ cards, themes }, { from, into }) => { moveAll(cards, from, { theme: into }); themes.delete(from); },
  'theme.remove': ({ cards, themes }, { theme }) => { moveAll(cards, theme, { theme: null, placed_by: US }); themes.delete(theme); },
  'theme.lock': ({ themes }, { theme, on }) => change(themes, theme, { locked: on }),
  'card.accept': ({ cards }, fields) => idsOf(fields).forEach(id => change(cards, id, { state: 'shown' })),
  'card.restore': ({ cards }, { id }) => change(cards, id, { state: 'shown' }),
  'card.pin': ({ cards }, { id, on }) => change(cards, id, { pinned: on }),
  'card.merge': ({ cards }, { from }) => cards.delete(from),
};

const byId = entries => new Map(entries.map(entry => [entry.id, entry]));

/** {cards, themes} with the effects of these acts, `[{type, fields}]` in the order in which they were done. */
export function ahead({ cards, themes }, acts) {
  if (!acts.length) return { cards, themes };
  const picture = { cards: byId(cards), themes: byId(themes) };
  for (const { type, fields } of acts) if (effects[type]) effects[type](picture, fields);
  return { cards: [...picture.cards.values()], themes: [...picture.themes.values()] };
}

/** The cards that an act is about. */
export const cardsIn = ({ card, id, ids, from, cards }) => [card, id, from, ...(ids || []), ...(cards || [])].filter(Boolean);
