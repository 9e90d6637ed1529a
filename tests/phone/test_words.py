"""The phone says what was agreed, and every word goes through the catalogue."""

import re

import pytest

from tests.phone.conftest import Pure
from tests.phone.pages import HOUSE, STATIC

SAID = "\n".join(
    [file.read_text(encoding="utf-8") for file in (HOUSE / "templates/phone").rglob("*.html")]
    + [(HOUSE / "templates/phone.html").read_text(encoding="utf-8")]
    + [file.read_text(encoding="utf-8") for file in (STATIC / "src/phone").rglob("*.js")]
)
EXACT = (
    "Join the room",
    "Room code",
    "Six letters and numbers, shown on the screen in the room",
    "Your name is shown only with a story that you make Quotable with my first name.",
    "Please leave out the names of people.",
    "No app and no account.",
    "You’re in",
    "What happened?",
    "A few sentences are enough. Please leave out the names of people.",
    "Draft kept on this phone",
    "What made this experience possible?",
    "One thing per line, up to three.",
    "Is there one line to remember?",
    "You can leave this empty.",
    "Who may see this story?",
    "It is not in the report.",
    "Without your name or table.",
    "Your first name stands with it.",
    "Which principle is behind it?",
    "Choose up to two that others have named, or write your own.",
    "Which stories show it?",
    "Share with the room",
    "You can leave any of these empty.",
    "What brings you here?",
    "Go in",
    "What you shared",
    "Withdraw takes it off the board and out of the report.",
    "Withdrawn. It is gone.",
    "Keep this code to change your mind later:",
    "I’m done for now",
    "Which principles should we build on?",
    "What we will build on",
    "What is one small thing you will do by next Friday?",
    "Small enough to keep. Start with “I will”.",
    "Share my commitment",
    "Keep it to myself",
    "The summit has ended",
    "Save my words",
    "Clear them now",
    "This browser cannot keep drafts. Please share before you close the page.",
    "Something went wrong on our side. Your words are kept and we will try again.",
)
AVOIDED = r"\b(AI|user|submit|post|like|winner|moderator|sentiment|patient)\b"


@pytest.mark.parametrize("words", EXACT)
def test_the_phone_says_it_in_these_words(words: str) -> None:
    assert words in SAID


def test_no_sentence_uses_a_word_to_avoid() -> None:
    sentences = re.findall(r"_\('([^']*)'", SAID)
    assert len(sentences) > 100
    assert [one for one in sentences if re.search(AVOIDED, one)] == []


CATALOGUE = {
    "Sent": "Anfonwyd",
    "%(n)s dot left": {
        "one": "%(n)s dot ar ôl",
        "two": "%(n)s ddot ar ôl",
        "other": "%(n)s o ddotiau",
    },
}


def test_a_sentence_is_put_into_the_pages_language(pure: Pure) -> None:
    said = pure(
        "shared/words",
        """(module, catalogue) => {
            document.documentElement.lang = 'cy';
            const block = document.createElement('script');
            Object.assign(block, {id: 'words', type: 'application/json'});
            block.textContent = JSON.stringify(catalogue);
            document.body.append(block);
            const left = n => module.ngettext('%(n)s dot left', '%(n)s dots left', n);
            return [module._('Sent'), module._('Draft'), left(1), left(2), left(9)];
        }""",
        CATALOGUE,
    )
    assert said == ["Anfonwyd", "Draft", "1 dot ar ôl", "2 ddot ar ôl", "9 o ddotiau"]


def test_values_stand_in_a_sentence_as_they_are(pure: Pure) -> None:
    said = pure("shared/words", "module => module._('100%% of %(what)s', {what: '%(n)s'})")
    assert said == "100% of %(n)s"
