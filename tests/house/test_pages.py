"""Pages, scripts and styles: nothing from elsewhere, nothing inline, no left and no right."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.house.reading import HOME, STATIC, TEMPLATES, text

STYLES = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "src").rglob("*.js"))
PAGES = sorted(TEMPLATES.rglob("*.html"))

# Names of XML's own vocabularies, which no browser fetches.
VOCABULARIES = ("http://www.w3.org/",)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*"
    r"|left|right|(?:text-align|float|clear)(?=\s*:\s*(?:left|right)))\s*:[^;}]*"
)
# Places on the glass, not beside a text: what follows the pointer, and the middle of a button.
OF_THE_GLASS = {"desk.css": {"left:0"}, "phone.css": {"left:50%"}}
INLINE = {
    "a style attribute": r"\sstyle=[\"'`]",
    "a handler": r"\son[a-z]+=[\"']",
    "a script in the page": r"<script(?![^>]*\b(?:src=|type=\"application/json\"))",
    "a style sheet in the page": r"<style(?![^>]*>\{\{)",
}
AS_MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write\b|unsafeHTML|unsafeSVG"
# What we made ourselves: a QR code, a style sheet.
OUR_OWN = {"qr", "css"}


def named(files: Iterable[Path], find: Callable[[Path], Iterable[str]]) -> dict[str, list[str]]:
    """What was found, by file; files without a find aside."""
    found = {str(file.relative_to(HOME)): sorted(set(find(file))) for file in files}
    return {name: finds for name, finds in found.items() if finds}


def without_comments(style: str) -> str:
    return re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)


def test_nothing_is_fetched_from_elsewhere() -> None:
    def foreign(file: Path) -> list[str]:
        found = re.findall(r"(?:https?:)?//(?!\s)[\w-]+(?:\.[\w-]+)+[\w/.-]*", text(file))
        return [one for one in found if not one.startswith(VOCABULARIES)]

    assert named([*STYLES, *PAGES, *SCRIPTS], foreign) == {}


def test_a_style_knows_start_and_end_not_left_and_right() -> None:
    def physical(file: Path) -> set[str]:
        found = set(PHYSICAL.findall(without_comments(text(file))))
        return found - OF_THE_GLASS.get(file.name, set())

    assert named(STYLES, physical) == {}


def test_a_style_gives_both_sides_alike_or_says_which_is_the_start() -> None:
    def one_sided(file: Path) -> Iterable[str]:
        for selector, rule in re.findall(r"([^{}]*)\{([^{}]*)\}", without_comments(text(file))):
            for kind, value in re.findall(r"(?<![\w-])(margin|padding|inset):([^;]+)", rule):
                sides = re.sub(r"\([^)]*\)+", "()", value).split()
                if len(sides) == 4 and sides[1] != sides[3] and f"{kind}-inline:" not in rule:
                    yield f"{selector.strip()} {kind}"

    assert named(STYLES, one_sided) == {}


@pytest.mark.parametrize("what", INLINE)
def test_nothing_stands_inline_that_the_policy_refuses(what: str) -> None:
    assert named([*PAGES, *SCRIPTS], lambda file: re.findall(INLINE[what], text(file))) == {}


def test_a_text_is_never_read_as_markup() -> None:
    assert named(SCRIPTS, lambda file: re.findall(AS_MARKUP, text(file))) == {}


def test_a_page_escapes_what_people_wrote() -> None:
    def unescaped(file: Path) -> set[str]:
        found = re.findall(r"\{\{\s*([^}]*?)\s*\|\s*safe\b|autoescape\s+(false)", text(file))
        values = {value or "autoescape false" for value, _off in found}
        return {value for value in values if not value.startswith("assets.inline(")} - OUR_OWN

    assert named(PAGES, unescaped) == {}
