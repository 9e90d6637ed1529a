// Which kinds of contribution are gathered into themes: as in oasis_live/themes/rules/gathered.py, which a test compares.
export const GATHERED = new Set(['story', 'condition', 'principle']);
