"""The sentence model: ours or none, each text once, and nothing kept of what is gone."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from oasis_live.themes.meaning.sentences import (
    DIMENSIONS,
    FOLDER,
    Unusable,
    embedder,
    mark_of,
    remembered,
    sentences,
)
from oasis_live.themes.meaning.vectors import Vector
from oasis_live.themes.worker import method_for


def test_texts_that_mean_alike_are_nearer_than_texts_that_share_words() -> None:
    method = sentences(embedder())
    food, dinner, ward = method.vectors(
        ["The food was cold and bland", "Dinner had no taste", "The ward was cold and bright"]
    )
    assert food @ dinner > food @ ward
    assert np.linalg.norm(food) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("content", [b"{}", None], ids=["another", "none"])
def test_a_file_that_is_not_ours_is_not_used(tmp_path: Path, content: bytes | None) -> None:
    """Mutation: no `_check` -> a changed file is put through the model."""
    for file in FOLDER.iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "tokenizer.json").unlink()
    if content:
        (tmp_path / "tokenizer.json").write_bytes(content)
    with pytest.raises(Unusable, match=r"tokenizer\.json"):
        embedder(tmp_path)


def test_vectors_of_other_files_or_of_another_kind_of_machine_have_another_mark(
    tmp_path: Path,
) -> None:
    """Mutation: without the tried text -> rounded otherwise, they would be mixed."""
    embed = embedder()
    assert mark_of(embed) == mark_of(embedder())
    (tmp_path / "SHA256SUMS").write_text("of another release")
    assert mark_of(embed, tmp_path) != mark_of(embed)
    assert mark_of(lambda text: embed(text) + np.float32(1e-6)) != mark_of(embed)


def test_a_text_is_put_through_the_model_once_and_forgotten_when_it_goes() -> None:
    """Mutation: no `known.clear()` -> what was withdrawn stays."""
    seen: list[str] = []

    def embed(text: str) -> Vector:
        seen.append(text)
        return np.full(DIMENSIONS, float(len(seen)))

    vectors = remembered(embed, {})
    assert vectors(["a", "b", "a"])[:, 0].tolist() == [1, 2, 1]
    assert vectors(["b", "c"])[:, 0].tolist() == [2, 3]
    assert vectors(["a"])[:, 0].tolist() == [4]
    assert vectors([]).shape == (0, DIMENSIONS)


def test_words_alone_have_to_do_where_that_is_wished_or_the_model_is_not_ours(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    assert method_for("lexical")().name == "lexical"
    assert method_for("auto")().name == "sentences"
    monkeypatch.setattr("oasis_live.themes.worker.FOLDER", tmp_path)
    with caplog.at_level(logging.WARNING):
        assert method_for("auto")().name == "lexical"
    assert "by words alone" in caplog.text


def test_the_library_reports_nothing_to_its_makers(tmp_path: Path) -> None:
    """It keeps an identifier of this machine for its reports, before it sends the first.

    Mutation: `ORT_DISABLE_TELEMETRY` is not set -> a folder of it stands in the home directory.
    """
    where = {name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    quiet = {"ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "CI"}
    plain = {name: value for name, value in os.environ.items() if name not in quiet}
    use = (
        "from oasis_live.themes.meaning.sentences import embedder; embedder()('The food was cold')"
    )
    subprocess.run([sys.executable, "-c", use], env=plain | where, check=True, timeout=60)
    assert list(tmp_path.iterdir()) == []
