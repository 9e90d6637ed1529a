// lit-html into a part of the page that the server has already filled: the first drawing takes its place.
import { render } from '../../vendor/lit-html-3.3.3.js';

const drawn = new WeakSet();

export function draw(template, box) {
  if (!drawn.has(box)) box.textContent = '';
  drawn.add(box);
  render(template, box);
}
