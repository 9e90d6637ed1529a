// Lengths as a person counts them. The server decides; this only saves the way there.

const segmenter = typeof Intl !== 'undefined' && Intl.Segmenter ? new Intl.Segmenter() : null;

/** Graphemes of a text in NFC; code points where the browser can't count graphemes. */
export function graphemes(text) {
  const whole = text.normalize('NFC');
  // most of what people write is plain, and counting at each key press must not be felt
  if (/^[\x20-\x7e\u00a0-\u00ff\u2010-\u2026\n]*$/.test(whole)) return whole.length;
  return segmenter ? [...segmenter.segment(whole)].length : [...whole].length;
}

// one character may carry marks without end, and so large a packet would never arrive (kernel/text.py)
const mostPoints = limit => Math.max(8 * limit, 64);
const points = text => [...text.normalize('NFC')].length;

/** How many characters are too many; 0 when the text fits. The ends are trimmed, as on the server. */
export function over(text, limit) {
  const words = text.trim();
  return words.length > limit ? Math.max(0, graphemes(words) - limit, points(words) - mostPoints(limit)) : 0;
}
