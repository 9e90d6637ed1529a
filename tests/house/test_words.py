"""Every sentence that a person reads can be collected for a translator."""

import io
import re

import pytest

from tests.house.reading import HOME, STATIC, modules, text
from tools.words import Unreadable, in_python, in_scripts


def collected_from_scripts(source: str) -> list[object]:
    file = io.BytesIO(source.encode())
    return [words for _line, _call, words, _notes in in_scripts(file, (), (), {})]


def collected_from_python(source: str) -> list[object]:
    file = io.BytesIO(source.encode())
    return [words for _line, _call, words, _notes in in_python(file, (), (), {})]


def test_words_inside_a_template_inside_a_template_are_found() -> None:
    source = "html`<p>${busy ? html`<b>${_('Wait')}</b>` : ngettext('%(n)s dot', '%(n)s dots', n)}`"
    assert collected_from_scripts(source) == ["Wait", ("%(n)s dot", "%(n)s dots")]


def test_what_a_refusal_says_is_found() -> None:
    source = """
_GONE = "This room has closed"
raise Gone(_GONE)
raise NotFound("Nothing here." if empty else "Nothing more.", field="code")
"""
    found = ["This room has closed", "Nothing here.", "Nothing more."]
    assert collected_from_python(source) == found


def test_what_a_rule_hands_to_its_refusal_is_found() -> None:
    source = 'def fit(*, too_long="Shorten this"): ...\nfit(name, 40, empty="Enter a name")'
    assert sorted(map(str, collected_from_python(source))) == ["Enter a name", "Shorten this"]


def test_what_is_said_to_one_and_to_many_is_found_together() -> None:
    source = 'def fit(*, too_long=("One", "%(over)d")): ...\nraise TooLong(*too_long, over=2)'
    assert collected_from_python(source) == [("One", "%(over)d")]


def test_a_refusal_whose_words_are_made_up_on_the_way_is_not_accepted() -> None:
    with pytest.raises(Unreadable):
        collected_from_python('raise NotFound("no " + name)')


def test_every_module_of_the_house_can_be_read() -> None:
    found = sum(len(collected_from_python(text(file))) for file in modules("oasis_live"))
    assert found > 100


def test_every_call_in_our_scripts_is_found() -> None:
    for file in sorted((STATIC / "src").rglob("*.js")):
        if file != STATIC / "src/shared/words.js":
            calls = re.findall(r"(?<![\w$.])(?:_|ngettext)\(", text(file))
            assert len(collected_from_scripts(text(file))) == len(calls), file.relative_to(HOME)
