// The page's catalogue: English text -> this page's language. Empty for English.
// A text with a number has one entry under its singular: {one: '…', other: '…', …} by the language's plural categories.

let catalogue = null;
let plurals = null;

function load() {
  const block = document.getElementById('words');
  catalogue = JSON.parse((block && block.textContent.trim()) || '{}');
  plurals = new Intl.PluralRules(document.documentElement.lang || 'en');
}

const fill = (text, values) =>
  text.replace(/%\((\w+)\)s|%%/g, (whole, name) => (whole === '%%' ? '%' : name in values ? String(values[name]) : whole));

/** The text in the page's language, with `%(name)s` filled in. */
export function _(text, values = {}) {
  if (!catalogue) load();
  return fill(catalogue[text] || text, values);
}

/** The form of a text that fits `n`, which is also `%(n)s`. */
export function ngettext(one, many, n, values = {}) {
  if (!catalogue) load();
  const forms = catalogue[one];
  const text = forms ? forms[plurals.select(n)] || forms.other : n === 1 ? one : many;
  return fill(text, { n, ...values });
}
