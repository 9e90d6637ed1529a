"""Whether the model, which learned English, can place a text."""

from functools import cache
from math import log

import regex
from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LETTER, _LATIN = regex.compile(r"\p{L}"), regex.compile(r"\p{Latin}")
# More of other scripts than this, and the model sees letters, not words.
_MOST_FOREIGN = 0.3
# What people in Britain write in Latin letters, as far as the identifier knows it.
_ENGLISH = "en"
_LATIN_LANGUAGES = (
    *("cy", "ga", "pl", "ro", "pt", "es", "fr", "de", "it", "nl"),
    *("tr", "sq", "lt", "lv", "hu", "sk", "cs", "hr", "sw", "tl"),
)
# So many times likelier than English: of 9,499 English texts of people none is, and of 31 short
# ones in other languages 30 are (docs/themes.md).
_TIMES_LIKELIER = 1000


def is_foreign(text: str, said: str = "") -> bool:
    """Whether a text is not in English, as far as its letters and words tell. `said`: the language
    tag that came with it, which is believed.
    """
    if said:
        return said.partition("-")[0].lower() != _ENGLISH
    letters = _LETTER.findall(text)
    if not letters:
        return False
    if sum(not _LATIN.match(one) for one in letters) > _MOST_FOREIGN * len(letters):
        return True
    # In logarithms, natural ones.
    likely = dict(_identifier().rank(text))
    return bool(max(likely.values()) - likely[_ENGLISH] > log(_TIMES_LIKELIER))


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([_ENGLISH, *_LATIN_LANGUAGES])
    return identifier
