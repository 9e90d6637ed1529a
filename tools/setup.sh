#!/usr/bin/env bash
# The virtual environment with everything pinned. Says in one line what is missing.
set -euo pipefail
python="${PYTHON:-python3}"

command -v "$python" >/dev/null || { echo "Python is missing: install Python 3.11 or newer." >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  { echo "$("$python" --version) is too old: Oasis Live needs Python 3.11 or newer (PYTHON=python3.12 make …)." >&2; exit 1; }
if [ ! -x .venv/bin/python ]; then
  "$python" -m venv .venv 2>/dev/null ||
    { rm -rf .venv; echo "Python's venv module is missing: apt-get install python3-venv (or your system's name for it)." >&2; exit 1; }
fi
echo "Installing what Oasis Live needs into .venv (a minute the first time)…"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
