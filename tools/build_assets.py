"""Builds the phone page's scripts and its style sheet: `python tools/build_assets.py`.

Only developers need it, and with it npm: what it writes to `static/dist/` is committed. The page
runs on iOS 15 and Chrome 100, so esbuild puts newer syntax into older words. A test compares the
hashes of the sources with `manifest.json`, so that a stale bundle is noticed without Node.

Two scripts, because a phone in a full hall should load little before the first question can be
answered: the first holds the forms, the outbox and the socket; the second, fetched right after,
the lists, the votes and the pages of the menu.
"""

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
DIST = STATIC / "dist"
ESBUILD = "esbuild@0.28.2"
TARGET = "safari15,chrome100"
STYLES = ("css/tokens.css", "css/phone.css")
SOCKET_IO = "vendor/socket.io-4.8.4.esm.min.js"
LIT = "vendor/lit-html-3.3.3.js"
# The phone shows no theme and has no switch for dark: these rules never meet anything there.
_UNUSED = re.compile(r"^.*\.t\d+\{[^}]*\}\n|^:root\[data-theme=dark\]\{[^}]*\}\n", re.MULTILINE)


def methods() -> list[str]:
    """The ways of voting that have a part on the phone, by name."""
    return sorted(file.stem for file in (STATIC / "src/phone/ballots").glob("*.js"))


def first() -> str:
    """What the page starts with. It asks for the second script by itself."""
    return f"""
import {{ io }} from './{SOCKET_IO}';
import {{ start }} from './src/phone/main.js';
import {{ whenOnline }} from './src/phone/second.js';
const second = phone => whenOnline(() => import('./second.js'), lists => lists.start(phone));
start({{ io, second }});
"""


def second() -> str:
    """The lists, and every way of voting by its name.

    It imports the first, so that what both need lies in one file with it, and not in a third.
    """
    ways = methods()
    brought = [f"import * as {way} from './src/phone/ballots/{way}.js';" for way in ways]
    return "\n".join(
        [
            "import './first.js';",
            "import { startLists } from './src/phone/lists.js';",
            *brought,
            f"export const start = phone => startLists(phone, {{ {', '.join(ways)} }});\n",
        ]
    )


def style() -> str:
    """Both style sheets, without what the phone has no use for."""
    text = "".join((STATIC / name).read_text(encoding="utf-8") for name in STYLES)
    return _UNUSED.sub("", text)


def sources() -> dict[str, str]:
    """Every file that the bundle is made of, with the SHA-256 of its content."""
    scripts = [*(STATIC / "src/shared").glob("*.js"), *(STATIC / "src/phone").rglob("*.js")]
    files = [*scripts, *(STATIC / name for name in (*STYLES, SOCKET_IO, LIT))]
    return {
        str(file.relative_to(STATIC)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(files)
    }


def esbuild(folder: Path, *options: str) -> None:
    """Runs esbuild in a folder. Raises CalledProcessError when it refuses."""
    command = ["npm", "exec", "--yes", ESBUILD, "--", "--bundle", "--minify", "--charset=utf8"]
    common = [f"--target={TARGET}", "--legal-comments=none", "--log-level=warning"]
    subprocess.run([*command, *common, *options], cwd=folder, check=True, timeout=300)


def bundle(folder: Path) -> dict[str, Path]:
    """The built files by what they are: `script`, `second`, `style`."""
    # Beside what they import: esbuild's names follow from the paths, which differ between machines.
    for part in ("src", "vendor"):
        shutil.copytree(STATIC / part, folder / part)
    for name, text in (("first.js", first()), ("second.js", second()), ("phone.css", style())):
        (folder / name).write_text(text, encoding="utf-8")
    names = ["--entry-names=[name]", "--chunk-names=phone.[hash]", "--outdir=out"]
    esbuild(folder, "first.js", "--splitting", "--format=esm", *names)
    esbuild(folder, "phone.css", "--external:/static/*", "--outfile=out/phone.css")
    chunks = sorted((folder / "out").glob("phone.*.js"), key=_starts)
    return {"script": chunks[1], "second": chunks[0], "style": folder / "out" / "phone.css"}


def _starts(chunk: Path) -> bool:
    """Whether this is the chunk that holds the socket: the first script."""
    return b"transports" in chunk.read_bytes()


def keep(built: Path, name: str) -> str:
    """Puts a built file beside its compressed twin. Its name under `static/`."""
    content = built.read_bytes().strip()
    (DIST / name).write_bytes(content)
    # no time in it: the same sources give the same bytes
    (DIST / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return f"dist/{name}"


def main() -> int:
    """Builds all, and says what a phone loads."""
    DIST.mkdir(exist_ok=True)
    for old in DIST.glob("phone.*"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        built = bundle(Path(folder))
        css = built["style"].read_bytes().strip()
        manifest = {
            "script": keep(built["script"], built["script"].name),
            "second": keep(built["second"], built["second"].name),
            "style": keep(built["style"], f"phone.{hashlib.sha256(css).hexdigest()[:8]}.css"),
            "style_sha256": base64.b64encode(hashlib.sha256(css).digest()).decode(),
            "sources": sources(),
        }
    (DIST / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for part in ("script", "second", "style"):
        zipped = (STATIC / f"{manifest[part]}.gz").stat().st_size
        print(f"{manifest[part]}: {zipped} bytes compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
