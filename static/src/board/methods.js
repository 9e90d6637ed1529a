// A way of voting is a module of its own, found by its name: ballots/METHOD.js.

const held = new Map();

/** The module of a method; null while it is on its way (`ready` is called then) or when there is none. */
export function methodNamed(name, ready) {
  if (!/^[a-z_]+$/.test(name || '')) return null;
  if (!held.has(name)) {
    held.set(name, null);
    const arrived = module => { held.set(name, module); ready(); };
    import(`./ballots/${name}.js`).then(arrived, () => { /* its votes are counted without a drawing */ });
  }
  return held.get(name);
}
