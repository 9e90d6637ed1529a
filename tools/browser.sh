#!/usr/bin/env bash
# Chromium for the browser tests, from the system's own packages. `CHROMIUM` names another one.
set -euo pipefail

found() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" >/dev/null && return
  done
  return 1
}

install() {
  if command -v apt-get; then apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium
  elif command -v dnf; then dnf install -y chromium
  elif command -v apk; then apk add chromium
  elif command -v pacman; then pacman -Sy --noconfirm chromium
  fi
}

found && exit 0
if [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the browser tests (a minute or two, once)…"
  install >/dev/null 2>&1 </dev/null || true
fi
found && exit 0
echo "The browser tests need Chromium: apt-get install chromium (or your system's name for it; CHROMIUM=/path/to/it works too)." >&2
exit 1
