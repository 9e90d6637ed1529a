"""A hall without internet: a laptop and an access point, and nothing else on earth.

As root two network namespaces with a cable between them: neither has a way out. Elsewhere this
machine's own second loopback address, which leads nowhere either.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LAPTOP, GUEST, HERE = "10.99.0.1", "10.99.0.2", "127.0.0.2"
CAN_BUILD = os.geteuid() == 0 and shutil.which("ip") is not None


@dataclass(frozen=True)
class Place:
    """Where a process runs: `within` is put before its command."""

    address: str
    within: tuple[str, ...] = ()

    def lost(self) -> int:
        """How many packets wanted to go where there is no way, so far."""
        command = [*self.within, "cat", "/proc/net/snmp"]
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
        names, values = [
            line.split()[1:] for line in told.stdout.splitlines() if line.startswith("Ip:")
        ]
        return int(dict(zip(names, values, strict=True))["OutNoRoutes"])


@contextmanager
def hall() -> Iterator[tuple[Place, Place]]:
    """The laptop and a guest's device, for the length of a block. Raises CalledProcessError where
    this machine doesn't let root build one.
    """
    laptop, guest = f"oasis-laptop-{os.getpid()}", f"oasis-guest-{os.getpid()}"
    try:
        _ip(f"netns add {laptop}")
        _ip(f"netns add {guest}")
        _ip(f"-n {laptop} link add wifi type veth peer name wifi netns {guest}")
        for name, address in ((laptop, LAPTOP), (guest, GUEST)):
            _ip(f"-n {name} address add {address}/24 dev wifi")
            for device in ("lo", "wifi"):
                _ip(f"-n {name} link set {device} up")
        yield (
            Place(LAPTOP, ("ip", "netns", "exec", laptop)),
            Place(GUEST, ("ip", "netns", "exec", guest)),
        )
    finally:
        for name in (laptop, guest):
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)


def program_within(place: Place, program: str, folder: Path) -> Path:
    """A program of this machine that runs in that place."""
    script = folder / "program-within"
    script.write_text(f'#!/bin/sh\nexec {" ".join(place.within)} {program} "$@"\n')
    script.chmod(0o755)
    return script


def _ip(words: str) -> None:
    subprocess.run(["ip", *words.split()], check=True, capture_output=True, timeout=20)
