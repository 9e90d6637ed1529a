// All views by their names in the protocol.
import { draw as blank } from './views/blank.js';
import { draw as core } from './views/core.js';
import { draw as ended } from './views/ended.js';
import { draw as focus } from './views/focus.js';
import { draw as join } from './views/join.js';
import { draw as reveal } from './views/reveal.js';
import { draw as spotlight } from './views/spotlight.js';
import { draw as themes } from './views/themes.js';
import { draw as vote } from './views/vote.js';

export const views = { blank, core, ended, focus, join, reveal, spotlight, themes, vote };
