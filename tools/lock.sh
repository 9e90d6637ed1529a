#!/usr/bin/env bash
# requirements.txt and requirements-dev.txt with versions and hashes, from the .in files.
set -euo pipefail
for name in requirements requirements-dev; do
  CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe \
    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --resolver=backtracking \
    --output-file "$name.txt" "$name.in"
done
