"""`python -m tools.vendor`: proves that vendored files are what their packages publish.

It needs npm. For another version: change `version`, `integrity` and the file's name in
static/vendor/VENDOR.json, run this, and put the hash that it prints there. The font's subset is
the one file that isn't made anew here: its line says how it was made.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.build_assets import ESBUILD, STATIC

VENDOR = STATIC / "vendor" / "VENDOR.json"

Origin = Mapping[str, Any]


def vendored() -> dict[str, Origin]:
    """Each file's name under static/, with where it comes from."""
    held: dict[str, Origin] = json.loads(VENDOR.read_text(encoding="utf-8"))
    return held


def sha256(content: bytes) -> str:
    """As VENDOR.json writes it."""
    return hashlib.sha256(content).hexdigest()


def unpacked(origin: Origin, folder: Path) -> Path:
    """The package as it was published, in a folder. Raises ValueError for any other bytes."""
    wanted = f"{origin['package']}@{origin['version']}"
    npm("pack", "--silent", wanted, cwd=folder)
    archive = next(folder.glob("*.tgz"))
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != origin["integrity"]:
        raise ValueError(f"{wanted} is not what VENDOR.json names: {found}")
    target = folder / "node_modules" / str(origin["package"])
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    target.parent.mkdir(parents=True)
    (folder / "package").rename(target)
    return target


def published(origin: Origin, folder: Path) -> bytes:
    """The file as its package has it, or bundled from it by the lines in `bundled`."""
    package = unpacked(origin, folder)
    if "file" in origin:
        return (package / str(origin["file"])).read_bytes()
    (folder / "entry.js").write_text("\n".join(origin["bundled"]), encoding="utf-8")
    options = ["--bundle", "--minify", "--format=esm", "--legal-comments=inline"]
    npm("exec", "--yes", ESBUILD, "--", *options, "--outfile=out.js", "entry.js", cwd=folder)
    return (folder / "out.js").read_bytes()


def npm(*arguments: str, cwd: Path) -> None:
    """Run npm quietly. Raises CalledProcessError when it refuses."""
    subprocess.run(["npm", *arguments], cwd=cwd, check=True, capture_output=True, timeout=300)


def main() -> int:
    """Say for each file what was found; 1 where one differs."""
    wrong = 0
    for name, origin in vendored().items():
        if "subset" in origin:
            print(f"{name}: {origin['subset']}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = sha256(published(origin, Path(folder)))
        same = found == origin["sha256"] == sha256((STATIC / name).read_bytes())
        wrong += not same
        print(f"{name}: {'as published' if same else f'NOT as published: {found}'}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
