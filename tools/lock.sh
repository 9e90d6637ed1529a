#!/usr/bin/env bash
# requirements.txt and requirements-dev.txt from the .in files: versions, and the hash of every file
# that PyPI publishes for them. Versions stay as they are pinned; `make lock ARGS=--upgrade` takes
# the newest. Run by the oldest Python that we support, so that what only it needs is there too.
set -euo pipefail
cd "$(dirname "$0")/.."

# What this machine adds (mirrors, wheels on its disk) must not decide what others install.
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL PIP_CONSTRAINT
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock"

.venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
  { echo "make lock needs a .venv of Python 3.11 (rm -r .venv; make lock PYTHON=python3.11)." >&2; exit 1; }

for name in requirements requirements-dev; do
  .venv/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --resolver=backtracking \
    "$@" --output-file "$name.txt" "$name.in"
done
