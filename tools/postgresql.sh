#!/usr/bin/env bash
# PostgreSQL 15 or newer for the tests, which start servers of their own from it, from the system's
# own packages. `POSTGRESQL_BIN` names another folder with initdb and postgres.
set -euo pipefail

found() {
  for folder in ${POSTGRESQL_BIN:-/usr/lib/postgresql/*/bin}; do
    [ -x "$folder/initdb" ] && return
  done
  [ -z "${POSTGRESQL_BIN:-}" ] && command -v initdb >/dev/null
}

# Debian would make a server of the system's and start it: nobody asked for one.
without_a_server() {
  local said=/etc/postgresql-common/createcluster.d/oasis-live.conf
  mkdir -p "${said%/*}" && echo "create_main_cluster = false" >"$said"
  "$@" || true
  rm -f "$said"
}

install() {
  if command -v apt-get; then
    apt-get update && without_a_server env DEBIAN_FRONTEND=noninteractive apt-get install -y postgresql
  elif command -v dnf; then dnf install -y postgresql-server
  elif command -v apk; then apk add postgresql
  elif command -v pacman; then pacman -Sy --noconfirm postgresql
  fi
}

found && exit 0
if [ "$(id -u)" = 0 ]; then
  echo "Installing PostgreSQL for the tests of both databases (a minute or two, once)…"
  install >/dev/null 2>&1 </dev/null || true
fi
found && exit 0
echo "The tests of both databases need PostgreSQL 15 or newer: apt-get install postgresql (or your system's name for it; POSTGRESQL_BIN=/folder/of/initdb works too)." >&2
exit 1
