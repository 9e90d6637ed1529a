"""What the documents say is so."""

import re
from pathlib import Path

from tests.house.reading import HOME, text

DOCUMENTS = [HOME / "README.md", HOME / "CHANGELOG.md", *sorted((HOME / "docs").rglob("*.md"))]
MAKEFILE = text(HOME / "Makefile")


def settings_of_the_house() -> set[str]:
    return set(re.findall(r"OASIS_[A-Z_]+", text(HOME / "oasis_live/settings.py")))


def leads_nowhere(file: Path) -> list[str]:
    """The links of a document to files of ours that aren't there."""
    links = re.findall(r"\]\((?!\w+:)([^)#\s]+)", text(file))
    return [link for link in links if not (file.parent / link).exists()]


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"OASIS_[A-Z_]+", text(HOME / "docs/operators.md")))
    assert settings_of_the_house() <= documented


def test_no_document_names_a_setting_that_nobody_reads() -> None:
    named = {name for file in DOCUMENTS for name in re.findall(r"OASIS_[A-Z_]+", text(file))}
    assert named <= settings_of_the_house()


def test_no_link_leads_nowhere() -> None:
    wrong = {str(file.relative_to(HOME)): leads_nowhere(file) for file in DOCUMENTS}
    assert {name: links for name, links in wrong.items() if links} == {}


def test_decisions_are_numbered_without_gaps_or_doubles() -> None:
    """Mutation: two files that begin with 0010 → fails."""
    files = sorted((HOME / "docs/decisions").iterdir())
    numbers = range(1, len(files) + 1)
    assert [file.name[:4] for file in files] == [f"{number:04}" for number in numbers]
    assert [text(file).split(".")[0] for file in files] == [f"# {number}" for number in numbers]


def test_a_link_calls_a_decision_by_its_number() -> None:
    """Mutation: 'decision 10' with a link to the eleventh → fails."""
    links = [
        (int(said), int(led))
        for file in DOCUMENTS
        for said, led in re.findall(r"ecision (\d+)\]\([^)]*/(\d{4})-", text(file))
    ]
    assert links
    assert all(said == led for said, led in links), links


def test_every_make_target_that_a_document_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = {
        name
        for file in DOCUMENTS
        for name in re.findall(
            r"^\s*make ([a-z-]+)|`make ([a-z-]+)[^`]*`", text(file), re.MULTILINE
        )
        for name in name
        if name
    }
    assert named <= targets


def test_help_says_what_each_target_of_the_public_is_for() -> None:
    public = re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE)
    assert {"run", "test", "check", "install", "bench", "soak", "lock", "help"} <= set(public)


def test_ci_runs_what_a_newcomer_runs() -> None:
    assert text(HOME / ".ci/run").splitlines()[-1] == "exec make test"
