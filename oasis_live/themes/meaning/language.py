"""Whether the model, which learned English, can place a text."""

from collections import Counter

import regex

_LETTER, _LATIN = regex.compile(r"\p{L}"), regex.compile(r"\p{Latin}")
_WORD = regex.compile(r"\p{L}+")
# More of other scripts than this, and the model sees letters, not words.
_MOST_FOREIGN = 0.3
# So many words of one other language, at least this share of all, and more than English ones.
_FEWEST, _SHARE = 2, 0.2

_SMALL = """
the and of to is it that you in for with was on are be have this not but they he she we my
our their her his him them from at by as what when who how all an so if or no yes do does
did can will would has had were been there here people time out up about your me us
"""
_ENGLISH = frozenset(_SMALL.split())
# Words that hold sentences together, a language a line: Welsh, German, Spanish, French, Italian,
# Dutch, Polish, Portuguese, Romanian, Somali, Albanian, Turkish.
_OTHERS = [
    frozenset(line.split()) - _ENGLISH
    for line in (
        "yn mae y yr ac ei eu ni chi nhw fy dy gan gyda wedi oedd bod sydd nid dim hefyd "
        "ond roedd iddo iddi pobl pan beth sut hyn hon hwn cael wneud rhoi",
        "der die das und ist nicht ein eine einen zu mit für auf den dem sich auch wir "
        "ich sie er es von wenn wie haben war sind",
        "el la los las de que y en un una por con para es no se lo su más como pero "
        "cuando muy mi nos tiene hay fue",
        "le la les des une et est que qui dans pour pas avec sur il elle nous vous ce "
        "cette du au aux plus mais quand être sont",
        "il lo gli di che e un una per con non è sono della del nel alla più ma come "
        "quando si mi ci anche",
        "de het een en van dat niet met voor zijn op te ook maar wij ik je er aan als wat "
        "heeft naar",
        "i w na z do że się nie jest to jak dla przez od ale czy tak już tylko być są "
        "który która ma",
        "o os as de que e em um uma por com para não se na no mais como mas quando muito "
        "é são foi ao",
        "și în la de pe cu că nu este un o pentru din sunt mai care ce dar când am fost se sa să",
        "waa iyo oo ka ku la in uu ay wax ma aan soo ee loo waxa dadka markii",
        "dhe në të për me një që nuk është nga si më ka kur janë",
        "ve bir bu için ile çok da de ne gibi daha değil var olan ama her",
    )
]


def is_foreign(text: str, said: str = "") -> bool:
    """Whether a text is not in English, as far as its letters and small words tell. `said`: the
    language tag that came with it, which is believed.
    """
    if said:
        return said.partition("-")[0].lower() != "en"
    letters = _LETTER.findall(text)
    if letters and sum(not _LATIN.match(one) for one in letters) > _MOST_FOREIGN * len(letters):
        return True
    words = Counter(_WORD.findall(text.lower()))
    if not words:
        return False
    found = max(_hits(words, small) for small in _OTHERS)
    enough = found >= max(_FEWEST, _SHARE * words.total())
    return enough and found > _hits(words, _ENGLISH)


def _hits(words: Counter[str], small: frozenset[str]) -> int:
    return sum(many for word, many in words.items() if word in small)
