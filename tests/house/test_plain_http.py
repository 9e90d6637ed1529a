"""A hall of its own has no certificate: no page needs what browsers give to https alone."""

import re
from pathlib import Path

from tests.house.reading import STATIC, TEMPLATES, text

HTTPS_ONLY = re.compile(
    r"""\bserviceWorker\b|\bwakeLock\b|\brandomUUID\b|crypto\.subtle|\bcookieStore\b|\bcaches\.
    |navigator\.(?:clipboard|locks|share|storage|mediaDevices|geolocation|credentials)\b
    |\bNotification\(|\bSharedArrayBuffer\b""",
    re.VERBOSE,
)
SCRIPTS = sorted((STATIC / "src").rglob("*.js"))
PAGES = sorted(TEMPLATES.rglob("*.html"))


def test_no_page_uses_what_only_https_has() -> None:
    """Mutation: `navigator.clipboard` in a script → fails with the file and the word."""
    assert len(SCRIPTS) > 30
    assert len(PAGES) > 10
    used = {str(file): HTTPS_ONLY.findall(code(file)) for file in (*SCRIPTS, *PAGES)}
    assert {file: words for file, words in used.items() if words} == {}


def code(file: Path) -> str:
    """Without comments: one may say what is not used, and why."""
    return re.sub(r"/\*.*?\*/|^\s*//[^\n]*$", "", text(file), flags=re.DOTALL | re.MULTILINE)
