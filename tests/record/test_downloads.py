"""The record from a running server: by an organiser's page and by the command line beside it."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import requests

from oasis_live.record.formats import FORMATS
from tests.live import Server

PASSWORD = "three random words"


@pytest.fixture(scope="module")
def summit(server: Server) -> dict[str, str]:
    return server.summit()


@pytest.fixture(scope="module")
def organiser(server: Server) -> requests.Session:
    """Somebody who was invited and has signed in."""
    link = server.run("organiser", "create", "sam@example.org")["url"]
    session = requests.Session()
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', session.get(link, timeout=20).text)
    assert found
    form = {"csrf_token": found[1], "name": "Sam Hill", "password": PASSWORD}
    assert session.post(link, data=form, timeout=20).status_code == 200
    return session


def address(server: Server, summit: dict[str, str], rest: str) -> str:
    return f"{server.url}/organiser/summits/{summit['id']}/{rest}"


def test_the_record_page_offers_every_format(
    server: Server, summit: dict[str, str], organiser: requests.Session
) -> None:
    page = organiser.get(address(server, summit, "record"), timeout=20)
    assert page.status_code == 200
    for name in FORMATS:
        assert f"/organiser/summits/{summit['id']}/record.{name}" in page.text


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_download_is_what_the_command_line_writes(
    server: Server,
    summit: dict[str, str],
    organiser: requests.Session,
    name: str,
    tmp_path: Path,
) -> None:
    taken = organiser.get(address(server, summit, f"record.{name}"), timeout=60)
    assert taken.status_code == 200
    assert taken.headers["Content-Type"].startswith(FORMATS[name].media_type)
    arguments = ("export", summit["code"], "--out", str(tmp_path), "--format", name)
    assert server.attempt(*arguments).returncode == 0
    assert (tmp_path / f"record.{name}").read_bytes() == taken.content


def test_the_report_runs_nothing_and_shows_its_own_styles(
    server: Server, summit: dict[str, str], organiser: requests.Session
) -> None:
    taken = organiser.get(address(server, summit, "record.html"), timeout=60)
    assert "sha256-" in taken.headers["Content-Security-Policy"]
    assert "script-src" not in taken.headers["Content-Security-Policy"]
    assert "Content-Disposition" not in taken.headers


def test_a_stranger_gets_no_record(server: Server, summit: dict[str, str]) -> None:
    answer = requests.get(address(server, summit, "record.json"), timeout=20, allow_redirects=False)
    assert answer.status_code == 303
    assert "/organiser/sign-in" in answer.headers["Location"]


def test_what_is_no_format_is_not_found(
    server: Server, summit: dict[str, str], organiser: requests.Session
) -> None:
    for name in ("exe", "json/../../etc", "csv"):
        answer = organiser.get(address(server, summit, f"record.{name}"), timeout=20)
        assert answer.status_code == 404


def test_the_schema_is_there_to_be_read(server: Server) -> None:
    answer = requests.get(f"{server.url}/record.schema.json", timeout=20)
    assert json.loads(answer.text)["title"].startswith("The record")


def test_the_zip_says_how_its_cells_are_to_be_read(server: Server, summit: dict[str, str]) -> None:
    out = server.folder / "zipped"
    server.attempt("export", summit["code"], "--out", str(out), "--format", "csv.zip")
    with zipfile.ZipFile(io.BytesIO((out / "record.csv.zip").read_bytes())) as archive:
        assert "apostrophe" in archive.read("README.txt").decode()
