"""A text that the model can't place says so, and an English one never does."""

import pytest

from oasis_live.rehearsal.parts import parts
from oasis_live.themes.meaning.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "Mae amser i wrando yn bwysig i ni",
        "Dim ond eistedd gydag ef, ac mae hynny yn ddigon",
        "Zeit zum Zuhören ist das Wichtigste und nicht die Tabletten",
        "Il faut prendre le temps avec les gens",
        "Czas na rozmowę jest ważny dla ludzi",
        "El tiempo para escuchar es lo más importante",
        "سننے کے لیے وقت",
        "倾听的时间",
        "ਸੁਣਨ ਦਾ ਸਮਾਂ",
        "время слушать",
        "Cael amser i wrando ar bobl",
        "Gofal yn agos at adref",
        "Gwrando heb frysio",
        "Parchu pawb",
        "Menschen zuerst",
        "Gente primero",
        "Écouter sans se presser",
        "Słuchać ludzi",
    ],
)
def test_another_language_is_seen(text: str) -> None:
    assert is_foreign(text)


def test_no_english_sentence_of_the_simulated_hall_is_taken_for_another_language() -> None:
    """Fails when another language need not be much likelier (`_TIMES_LIKELIER`)."""
    said = [text for part in parts() for text in (*part.principles, part.happened, part.gem)]
    assert not [text for text in said if is_foreign(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("", "!", "Trust", "Hold the door, hold the hand", "☺ thank you"),
        *("Humour", "Nobody eats alone", "Sister Margaret remembered me", "GP phoned back"),
    ],
)
def test_a_few_words_or_none_are_no_other_language(text: str) -> None:
    assert not is_foreign(text)


def test_what_its_writer_says_is_believed() -> None:
    assert is_foreign("Te", said="cy")
    assert not is_foreign("Dim ond eistedd gydag ef", said="en-GB")
