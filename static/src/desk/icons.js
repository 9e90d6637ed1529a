// The desk's icons: shapes of 24 x 24, drawn by a line. They decorate; the button's label says what it does.
import { html, svg } from '../../vendor/lit-html-3.3.3.js';

const icon = shape => html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  move: icon(svg`<path d="M5 12h14M13 6l6 6-6 6"/>`),
  spotlight: icon(svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2"/>`),
  hide: icon(svg`<path d="M3 3l18 18M10.600 6.200A9.800 9.800 0 0 1 12 6c5.500 0 9 6 9 6a16 16 0 0 1-2.600 3.200"/>
    <path d="M6.500 7.600A15.600 15.600 0 0 0 3 12s3.500 6 9 6c1.500 0 2.800-.4 4-1"/>`),
  more: icon(svg`<circle cx="5" cy="12" r="1.2"/><circle cx="12" cy="12" r="1.2"/><circle cx="19" cy="12" r="1.2"/>`),
  undo: icon(svg`<path d="M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3"/>`),
  redo: icon(svg`<path d="M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3"/>`),
  add: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  check: icon(svg`<path d="M5 12.500l4.500 4.500L19 7"/>`),
  filter: icon(svg`<path d="M4 6h16M7 12h10M10 18h4"/>`),
  hand: icon(svg`<path d="M8 12V6a1.500 1.500 0 0 1 3 0v5M11 10V4.500a1.500 1.500 0 0 1 3 0V11M14 11V6a1.500 1.500 0 0 1 3 0v8a6 6 0 0 1-6 6c-3 0-4-2-6-6l-.8-1.500A1.500 1.500 0 0 1 6.500 11L8 13"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  pin: icon(svg`<path d="M12 16v5M8 3h8l-1 6 3 4v2H6v-2l3-4z"/>`),
  lock: icon(svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`),
  flag: icon(svg`<path d="M6 21V4M6 5c4-2 7 2 12 0v8c-5 2-8-2-12 0"/>`),
  back: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  on: icon(svg`<path d="M9 5l7 7-7 7"/>`),
  down: icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`),
};
