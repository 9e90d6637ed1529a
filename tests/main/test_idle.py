"""A room in which nothing happens costs nothing, in a real server too."""

import pytest
import requests

from tests.live import Client, Server, connected

BEATS = 2
PATIENCE_SECONDS = 60.0


def numbers(server: Server) -> dict[str, float]:
    told = requests.get(f"{server.url}/metrics", timeout=5).text
    rows = (line.rsplit(" ", 1) for line in told.splitlines() if line[0] != "#")
    return {name: float(value) for name, value in rows}


def beats(client: Client) -> int:
    return sum(event == "beat" for event, _data in client.updates)


@pytest.mark.soak
def test_a_room_at_rest_hears_its_beats_and_costs_no_round_and_no_commit(server: Server) -> None:
    """Mutation: a beat that wakes its room's pump → fails, there were rounds."""
    summit = server.summit()
    token = server.join(summit["code"])["token"]
    with (
        connected(server, summit["code"], summit["desk_key"], "desk") as desk,
        connected(server, summit["code"], summit["board_key"], "board"),
        connected(server, summit["code"], token, "phone") as phone,
    ):
        desk.do("room.announce", text="Soon")
        phone.wait(lambda: any(event == "changes" for event, _data in phone.updates))
        phone.wait(lambda: beats(phone) > 0, PATIENCE_SECONDS)
        before, heard = numbers(server), beats(phone)
        phone.wait(lambda: beats(phone) >= heard + BEATS, PATIENCE_SECONDS)
        after = numbers(server)
    for name in ("oasis_tick_seconds_count", "oasis_commit_commands_count"):
        assert after[name] == before[name], name
    worked = after["process_cpu_seconds_total"] - before["process_cpu_seconds_total"]
    assert worked < 1.0, f"{worked} s of CPU between {BEATS} beats"
