// The list page, refreshed politely: only what changed is replaced, and the reader's place is kept.
import { say } from '../shared/say.js';

const EVERY = 10000; // ms; spoken updates come no oftener

const content = page => page.getElementById('content');

function sections(root) {
  return new Map([...root.children].map((node, index) => [node.querySelector('h2')?.id ?? `plain ${index}`, node]));
}

/** Replace the sections that differ; the others keep focus and reading position. */
function bring(fresh) {
  const held = sections(content(document));
  const next = [...sections(content(fresh))].map(([key, node]) => {
    const old = held.get(key);
    return old && old.isEqualNode(node) ? old : document.importNode(node, true);
  });
  const changed = next.length !== held.size || next.some(node => !node.isConnected);
  if (changed) content(document).replaceChildren(...next);
  return changed;
}

async function refresh() {
  try {
    const answer = await fetch(location.href);
    if (answer.ok && bring(new DOMParser().parseFromString(await answer.text(), 'text/html'))) {
      say(document.getElementById('sum')?.textContent ?? '');
    }
  } catch { /* no link: the page stays as it is, and the next round tries again */ }
  setTimeout(refresh, EVERY);
}

setTimeout(refresh, EVERY);
