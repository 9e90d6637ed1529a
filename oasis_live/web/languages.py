"""One catalogue for every sentence that a person reads, for pages, refusals and scripts alike."""

from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import get_translations

from oasis_live.kernel.refused import Refused

CATALOGUES = Path(__file__).parent.parent / "translations"
SOURCE = "en"
_DATED_AS = {SOURCE: "en_GB"}


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into a language; English is the source and needs none."""
    return Translations.load(str(CATALOGUES), [language])


def look_up_once(app: Flask) -> None:
    """Let templates ask for the reader's catalogue once a request: for each sentence it is a tenth
    of what a phone's page costs.
    """
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # of Jinja's extension
        lambda text: _readers().gettext(text),
        lambda one, many, n: _readers().ngettext(one, many, n),
        newstyle=True,
    )


def _readers() -> NullTranslations:
    if "catalogue" not in g:
        g.catalogue = get_translations()
    held: NullTranslations = g.catalogue
    return held


def sentence(refusal: Refused, language: str = SOURCE) -> str:
    """What a refusal says, in the reader's language."""
    held = catalogue(language)
    message: str = (
        held.gettext(refusal.message)
        if refusal.many is None
        else held.ngettext(refusal.message, refusal.many, int(str(refusal.values["over"])))
    )
    return message % refusal.values if refusal.values else message


def words(language: str = SOURCE) -> dict[str, str]:
    """The catalogue for scripts: English message to sentence; empty for English."""
    held = getattr(catalogue(language), "_catalog", {})
    return {key: text for key, text in held.items() if isinstance(key, str) and key and text}


def day(iso: str, language: str = SOURCE) -> str:
    """A day in words, such as Thursday 25 June 2026; nothing for no day."""
    locale = _DATED_AS.get(language, language)
    return format_date(date.fromisoformat(iso), "full", locale=locale) if iso else ""
