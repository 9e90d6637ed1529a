"""The processes of this machine, as far as a test has to know them."""

from pathlib import Path


def children(pid: int) -> dict[int, str]:
    """The living children of a process, with their command lines."""
    found = {}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            if words := command_line(int(child)):
                found[int(child)] = words
    return found


def child_running(pid: int, module: str) -> int | None:
    """The living child that runs `python -m MODULE`."""
    running = [child for child, words in children(pid).items() if f"-m {module}" in words]
    return running[0] if running else None


def command_line(pid: int) -> str:
    """Nothing for a process that has ended, even if nobody has noticed yet."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()
    except FileNotFoundError:
        return ""
