"""Every promise that a hall relies on has a test that carries its id, is run each time (not by
`make soak` only) and names the mutation that makes it fail.
"""

import ast

import pytest

from tests.house.reading import HOME, text

# What each of them says: docs/developers.md, Faults.
PROMISES = (
    *("R01", "R02", "R03", "R04", "R05", "R07", "R08", "R09", "R10"),
    *("R12", "R13", "R14", "R15", "R16", "R17"),
    *("S01", "S02", "S03", "S06", "S07", "S08", "S10", "S12", "S14", "S17"),
)
TREES = [ast.parse(text(file)) for file in sorted((HOME / "tests").rglob("test_*.py"))]


def is_long(node: ast.Module | ast.FunctionDef) -> bool:
    """Whether only `make soak` runs it."""
    marks = (
        node.decorator_list
        if isinstance(node, ast.FunctionDef)
        else [
            each.value
            for each in node.body
            if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "pytestmark"
        ]
    )
    return any("mark.soak" in ast.unparse(mark) for mark in marks)


def proofs(promise: str) -> list[str]:
    """The docstrings of this promise's tests that are run each time."""
    return [
        ast.get_docstring(node) or ""
        for tree in TREES
        if not is_long(tree)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        if node.name.startswith(f"test_{promise}_") and not is_long(node)
    ]


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_is_proved_and_its_test_was_seen_to_fail(promise: str) -> None:
    assert proofs(promise), "a test carries its id and is run each time"
    assert any("Mutation" in docstring for docstring in proofs(promise))
