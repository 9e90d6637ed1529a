"""A command line in this process, on a data folder of its own."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from oasis_live.main.cli import main
from tests.live import free_port


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


class CommandLine:
    """What `python app.py …` does, without the second that a process takes to start."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        said = self._capsys.readouterr()
        return Said(status, said.out, said.err)


@pytest.fixture
def app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    monkeypatch.setenv("OASIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("OASIS_PORT", str(free_port()))
    return CommandLine(tmp_path, capsys)
