#!/usr/bin/env bash
# gcc for the tests of power cuts and clocks, which build small libraries, from the system's own packages.
set -euo pipefail

found() { gcc -x c -include stdio.h -o /dev/null - 2>/dev/null <<<'int main(void) { return 0; }'; }

install() {
  if command -v apt-get; then apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y gcc libc6-dev
  elif command -v dnf; then dnf install -y gcc glibc-devel
  elif command -v apk; then apk add gcc musl-dev
  elif command -v pacman; then pacman -Sy --noconfirm gcc
  fi
}

found && exit 0
if [ "$(id -u)" = 0 ]; then
  echo "Installing gcc for the tests of power cuts and clocks (a minute or two, once)…"
  install >/dev/null 2>&1 </dev/null || true
fi
found && exit 0
echo "The tests of power cuts and clocks need gcc: apt-get install gcc libc6-dev (or your system's names for it)." >&2
exit 1
