"""The container: what is copied in is enough to serve, and its health check tells the truth."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.house.reading import HOME, text
from tests.live import Server

ADDRESS = "https://live.example.org"


def what_is_copied() -> list[str]:
    """The names that .dockerignore lets in."""
    lines = text(HOME / ".dockerignore").splitlines()
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with just what the container holds."""
    folder = tmp_path_factory.mktemp("image")
    for name in what_is_copied():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (HOME / name).is_dir():
            shutil.copytree(HOME / name, folder / name)
        else:
            shutil.copy(HOME / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def container(image: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("data")
    running = Server(data, home=image, OASIS_PUBLIC_URL=ADDRESS).start()
    yield running
    running.stop()


def healthy(image: Path, server: Server, public: str) -> int:
    """What the health check says of this server, asked under this address."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.healthy"],
        cwd=image,
        env=server.environment | {"OASIS_PUBLIC_URL": public},
        timeout=30,
        check=False,
    )
    return done.returncode


def test_what_is_copied_is_enough_to_serve(container: Server) -> None:
    for page in ("/", "/record.schema.json", "/static/css/board.css", "/organiser/sign-in"):
        assert requests.get(container.url + page, timeout=20).status_code == 200, page


def test_a_server_that_answers_is_healthy(image: Path, container: Server) -> None:
    assert healthy(image, container, ADDRESS) == 0


def test_a_server_that_refuses_its_own_address_is_not(image: Path, container: Server) -> None:
    assert healthy(image, container, "https://elsewhere.example.org") == 1


def test_no_secret_and_no_room_is_copied() -> None:
    assert {"var", ".git", ".venv", ".env"} & set(what_is_copied()) == set()
    assert text(HOME / ".dockerignore").splitlines()[1] == "*"


def test_the_container_is_not_root_keeps_one_volume_and_says_how_it_is() -> None:
    steps = text(HOME / "Dockerfile").split("\nFROM ")[-1].splitlines()
    assert "USER oasis" in steps
    assert [step for step in steps if step.startswith("VOLUME")] == ["VOLUME /data"]
    assert any(step.startswith("HEALTHCHECK") for step in steps)
