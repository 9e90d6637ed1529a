// Small numbers as words, as people say them.
import { _ } from './words.js';

/** 'five'; from eleven on, figures. */
export function numberWords(n) {
  const words = [_('no'), _('one'), _('two'), _('three'), _('four'), _('five'), _('six'), _('seven'), _('eight'), _('nine'), _('ten')];
  return words[n] || String(n);
}

/** Figures as the page's language groups them. */
export const figures = n => n.toLocaleString(document.documentElement.lang || 'en-GB');
