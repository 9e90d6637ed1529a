// The drawn things of the board: the mark, its rings, and the edge of the water.
import { html } from '../../vendor/lit-html-3.3.3.js';

export const mark = html`<svg viewBox="0 0 52 32" aria-hidden="true">
  <circle cx="17" cy="16" r="15" fill="none" stroke="currentColor" stroke-width="2.6"/>
  <circle cx="35" cy="16" r="15" fill="none" stroke="currentColor" stroke-width="2.6"/>
  <path class="lens" d="M26 4a15 15 0 0 1 0 24a15 15 0 0 1 0-24"/></svg>`;

export const brand = html`<div class="brand">${mark}Oasis Live</div>`;

export const rings = html`<svg class="rings" viewBox="0 0 220 132" aria-hidden="true">
  <circle cx="78" cy="66" r="58" fill="none" stroke="currentColor" stroke-width="5"/>
  <circle cx="142" cy="66" r="58" fill="none" stroke="currentColor" stroke-width="5"/>
  <path d="M110 17.6a58 58 0 0 1 0 96.8a58 58 0 0 1 0-96.8" fill="currentColor"/></svg>`;

export const wave = html`<svg viewBox="0 0 600 16" preserveAspectRatio="none" aria-hidden="true">
  <path d="M0 9C60 1 110 1 170 8s120 9 190 1 120-8 240 1V16H0z" fill="currentColor"/></svg>`;
