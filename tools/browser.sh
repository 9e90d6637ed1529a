#!/usr/bin/env bash
# Chromium for the browser tests, from the system's packages.
set -euo pipefail
find_browser() { for name in chromium chromium-browser google-chrome; do command -v "$name" && return; done; return 1; }

find_browser >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests…"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
find_browser >/dev/null ||
  { echo "The browser tests need Chromium: apt-get install chromium (or your system's name for it)." >&2; exit 1; }
