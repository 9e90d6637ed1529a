// Everything that the desk draws, each part into its own place of the page.
import { render } from '../../vendor/lit-html-3.3.3.js';
import { cardList, listActs, listHead, newBelow } from './draw/cards.js';
import { filterPanel } from './draw/filter.js';
import { foot } from './draw/foot.js';
import { runSheet } from './draw/sheet.js';
import { themesColumn } from './draw/themes.js';
import { topBar } from './draw/top.js';
import { cardSelector } from './focus.js';

const $ = id => document.getElementById(id);
const NEAR = 8; // px from the end of the list that still count as its end

/** Whether the last row can be seen. */
const atEnd = box => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;

export function drawSheet(desk) { render(runSheet(desk), $('sheet')); }

export function drawNew(desk) {
  if (atEnd($('cards'))) desk.list.see();
  render(newBelow(desk), $('new'));
}

/** Before a card is drawn as an empty place, how high it is. */
function measureLeft({ rows, heights }) {
  for (const { id } of rows.filter(row => row.left && !heights.has(row.id))) {
    const card = document.querySelector(cardSelector(id));
    if (card) heights.set(id, card.getBoundingClientRect().height);
  }
}

export function picture(desk) {
  measureLeft(desk.looks);
  render(topBar(desk), $('top'));
  drawSheet(desk);
  render(listHead(desk), $('list-head'));
  render(listActs(desk), $('list-acts'));
  render(filterPanel(desk), $('filter'));
  render(cardList(desk), $('cards'));
  drawNew(desk);
  render(themesColumn(desk), $('themes'));
  render(foot(desk), $('foot'));
}
