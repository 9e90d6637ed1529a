"""A record made by a process of its own, a few at once."""

import time
from pathlib import Path

import pytest

from oasis_live import settings as all_settings
from oasis_live.kernel.refused import TryAgain
from oasis_live.record.writer import RecordWriter
from oasis_live.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return all_settings.read({"OASIS_DATA_DIR": str(tmp_path)})


def test_a_record_that_can_t_be_made_is_refused_and_leaves_nothing(settings: Settings) -> None:
    writer = RecordWriter(settings, time.sleep)
    with pytest.raises(TryAgain, match="could not be written"):
        writer.written("000000", "json")
    assert not list(settings.data.glob("record-*"))


def test_only_a_few_are_made_at_once(settings: Settings) -> None:
    refused: list[str] = []

    def meanwhile(seconds: float) -> None:
        """Whoever waits for a record asks for another one, until that is refused."""
        time.sleep(seconds)
        if refused:
            return
        try:
            writer.written("000000", "json")
        except TryAgain as refusal:
            refused.append(str(refusal))

    writer = RecordWriter(settings, meanwhile)
    with pytest.raises(TryAgain):
        writer.written("000000", "json")
    assert refused[0] == "Other records are being written. Try again in a moment."
