"""What a phone loads: built from the sources that stand here, small, and old enough for iOS 15."""

import gzip
import hashlib
import json
import re

import pytest

from tests.phone.pages import STATIC, join_page, phone_page
from tests.phone.rooms import Room, activity

MANIFEST = json.loads((STATIC / "dist/manifest.json").read_text(encoding="utf-8"))
LIMIT_BYTES = 38_000
LIMIT_WITH_FONT_BYTES = 60_000
# What iOS 15.0 or Chrome 100 does not know; some of it would stop the whole page.
FORBIDDEN_IN_SCRIPTS = (
    r"\binert\b",
    r"randomUUID",
    r"structuredClone",
    r"\.at\(",
    r"BroadcastChannel",
    r"navigator\.clipboard",
    r"wakeLock",
    r"serviceWorker",
    r"importmap",
    r"showModal",
    r"innerHTML=[^=]*\$\{",
)
FORBIDDEN_IN_STYLES = (r":has\(", r"@container", r"color-mix", r"@layer", r"\ddvh", r"&[ :.]")


def built(part: str) -> str:
    return (STATIC / str(MANIFEST[part])).read_text(encoding="utf-8")


def zipped(part: str) -> int:
    return (STATIC / f"{MANIFEST[part]}.gz").stat().st_size


def test_the_bundle_is_built_from_the_sources_that_stand_here() -> None:
    stale = [
        name
        for name, held in MANIFEST["sources"].items()
        if hashlib.sha256((STATIC / name).read_bytes()).hexdigest() != held
    ]
    assert stale == [], "run: python tools/build_assets.py"


def test_no_source_is_missing_from_the_manifest() -> None:
    scripts = [*(STATIC / "src/shared").glob("*.js"), *(STATIC / "src/phone").rglob("*.js")]
    here = {str(file.relative_to(STATIC)) for file in scripts}
    assert here <= MANIFEST["sources"].keys(), "run: python tools/build_assets.py"


@pytest.mark.parametrize("part", ["script", "second", "style"])
def test_what_is_sent_compressed_is_what_stands_beside_it(part: str) -> None:
    name = MANIFEST[part]
    assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == (STATIC / name).read_bytes()


@pytest.mark.parametrize("word", FORBIDDEN_IN_SCRIPTS)
@pytest.mark.parametrize("part", ["script", "second"])
def test_no_script_says_what_an_old_phone_does_not_know(part: str, word: str) -> None:
    assert not re.search(word, built(part))


@pytest.mark.parametrize("word", FORBIDDEN_IN_STYLES)
def test_no_style_says_what_an_old_phone_does_not_know(word: str) -> None:
    assert not re.search(word, built("style"))


def test_the_first_load_stays_within_its_budget() -> None:
    page = phone_page(Room(activity("interviews")))
    load = len(gzip.compress(page.encode())) + zipped("script")
    font = (STATIC / "fonts/atkinson-next.woff2").stat().st_size
    assert load < LIMIT_BYTES
    assert load + font < LIMIT_WITH_FONT_BYTES


def test_a_page_asks_for_its_script_and_for_nothing_else() -> None:
    for page in (phone_page(Room()), join_page(Room())):
        asked = re.findall(r'(?:src|href)="(?!/K7M4QT|/"|data:|#)([^"]+)"', page)
        assert asked == [f"/static/{MANIFEST['script']}"]
