"""What is vendored is what it says it is, with its licence beside it."""

import json

import pytest

from tests.house.reading import STATIC, text
from tools.vendor import sha256, vendored

FILES = vendored()


@pytest.mark.parametrize("name", FILES)
def test_a_vendored_file_has_the_bytes_that_were_checked(name: str) -> None:
    assert sha256((STATIC / name).read_bytes()) == FILES[name]["sha256"], "run: make vendor"


@pytest.mark.parametrize("name", FILES)
def test_a_vendored_file_stands_with_its_licence(name: str) -> None:
    assert len(text(STATIC / FILES[name]["licence_text"])) > 1000


def test_nothing_is_vendored_without_being_listed() -> None:
    here = [*(STATIC / "vendor").glob("*.js"), *(STATIC / "fonts").glob("*.woff2")]
    assert {str(file.relative_to(STATIC)) for file in here} == FILES.keys()


def test_the_phone_is_built_with_the_vendored_files_that_stand_here() -> None:
    sources = json.loads(text(STATIC / "dist/manifest.json"))["sources"]
    built_with = {name: sources[name] for name in sources.keys() & FILES.keys()}
    assert built_with == {name: FILES[name]["sha256"] for name in built_with}
    assert len(built_with) == 2
