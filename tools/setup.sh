#!/usr/bin/env bash
# `tools/setup.sh requirements.txt` (or requirements-dev.txt): .venv with everything in that file,
# each at its pinned version and hash. Done already, it takes no time. What is missing on this
# machine is installed when we are root, else named in one line.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted="$1"

say_and_stop() { echo "$1" >&2; exit 1; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    new_enough "$python" && return
  done
  say_and_stop "Python 3.11 or newer is missing: install python3 with venv (or say where it is: PYTHON=/path/to/python3 make …)."
}

make_venv() {
  rm -rf .venv
  "$python" -m venv .venv >/dev/null 2>&1 && return
  # Debian keeps venv in a package of its own.
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing python3-venv…"
    (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv) >/dev/null 2>&1 </dev/null || true
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 && return
  fi
  rm -rf .venv
  say_and_stop "Python's venv module is missing: apt-get install python3-venv (or your system's name for it)."
}

# A copy of what was installed last: the same bytes, nothing to do.
installed() { cmp -s "$1" ".venv/installed/$1"; }

# `make run` and `make test` may start together: the second waits, and finds it done.
if command -v flock >/dev/null; then exec 9<"$wanted"; flock 9; fi

new_enough .venv/bin/python && installed "$wanted" && exit 0
new_enough .venv/bin/python || { find_python; make_venv; }

echo "Installing what $wanted pins into .venv (a minute or two, once)…"
# requirements-dev.txt holds all of requirements.txt, so it stands for both.
rm -rf .venv/installed
.venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes -r "$wanted" </dev/null ||
  say_and_stop "The packages could not be installed: is this machine online, and is its disk not full? Then run the same command again."
mkdir -p .venv/installed
for lock in requirements.txt "$wanted"; do cp "$lock" .venv/installed/; done
