"""What a theme is called while nobody has named it: its people's own words, in quotation marks."""

import regex

from oasis_live.themes.rules.theme import Theme

LONGEST_WORDS = 12
FEWEST_WORDS = 3
UNTITLED = "New group"
_CLAUSE = regex.compile(r"[^.,;:!?–—\n]+")


def called(theme: Theme, title: str) -> str:
    """What a theme is called: as a person named it, else by the words of its card. `title`: those
    words as long as they are shown, else "".
    """
    return theme.name or title_of(title)


def title_of(text: str) -> str:
    """The words in quotation marks; of a long text the clause that says most in few words, or its
    first words.
    """
    words = text.split()
    if not words:
        return UNTITLED
    if len(words) <= LONGEST_WORDS:
        return f"“{' '.join(words)}”"
    clauses = [clause.split() for clause in _CLAUSE.findall(text)]
    short = [one for one in clauses if FEWEST_WORDS <= len(one) <= LONGEST_WORDS]
    if not short:
        return f"“{' '.join(words[:LONGEST_WORDS])}…”"
    longest = max(len(one) for one in short)
    return f"“{' '.join(next(one for one in short if len(one) == longest))}”"
