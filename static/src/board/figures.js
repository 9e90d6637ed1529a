/** A number as the page's language groups it. */
export const figures = n => (n || 0).toLocaleString(document.documentElement.lang || 'en-GB');
