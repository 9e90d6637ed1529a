"""What a theme is called while nobody has named it: its people's own words, in quotation marks."""

import regex

LONGEST_WORDS = 12
UNTITLED = "New group"
_CLAUSE = regex.compile(r"[^.,;:!?–—]+")


def title_of(text: str) -> str:
    """The words in quotation marks; of a long text its first clause that is short enough, or its
    first words.
    """
    words = text.split()
    if not words:
        return UNTITLED
    if len(words) <= LONGEST_WORDS:
        return f"“{' '.join(words)}”"
    clauses = [clause.strip() for clause in _CLAUSE.findall(text)]
    short = [c for c in clauses if 2 < len(c.split()) <= LONGEST_WORDS]
    return f"“{short[0]}”" if short else f"“{' '.join(words[:LONGEST_WORDS])}…”"
