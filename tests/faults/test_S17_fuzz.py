"""S17: whatever comes over real sockets, the server lives, and no trace leaves it."""

import pytest

from tests.faults.fuzz import Attack, auths
from tests.faults.hasty_server import answers, assert_no_fault
from tests.faults.hostile import memory
from tests.live import Server, connected


@pytest.mark.parametrize(
    "packets", [2_000, pytest.param(100_000, marks=pytest.mark.soak)], ids="{:,}".format
)
def test_S17_hostile_packets_bring_nothing_down_and_nothing_out(
    own_server: Server, packets: int
) -> None:
    """Mutation: Ear.attach doesn't take `message` → fails: traces in the log."""
    people = auths(own_server)
    attack = Attack(own_server, people, seed=17)
    attack.go(packets // 20)
    before, pid = memory(own_server), own_server.pid
    attack.go(packets - packets // 20)
    assert attack.leaks == []
    assert min(attack.gone.values()) > packets // 50
    answers(own_server)
    assert own_server.pid == pid
    code = people[0]["room"]
    with connected(own_server, code, own_server.join(code)["token"], "phone") as phone:
        assert phone.do("person.change", name="Dee")["ok"]
    assert memory(own_server) - before < 20_000_000
    assert_no_fault(own_server)
