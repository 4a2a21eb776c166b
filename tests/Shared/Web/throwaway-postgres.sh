#!/usr/bin/env bash
# A PostgreSQL server for one test run: made in the folder given, reached by its socket there, gone without a trace.
# It says "ready" and lives as long as somebody holds its standard input open, so that it ends even when the tests are killed.
set -euo pipefail
folder=$1

server_programs() {
  local candidate
  for candidate in "$(pg_config --bindir 2>/dev/null || true)" /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /none)")"; do
    if [ -x "$candidate/initdb" ] && [ -x "$candidate/postgres" ]; then echo "$candidate"; return; fi
  done
  echo "PostgreSQL's server programs were not found; on Debian: apt-get install postgresql" >&2
  return 1
}

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}

stop() {
  trap - EXIT INT TERM
  as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}

programs=$(server_programs)
mkdir -p "$folder"
chmod 700 "$folder"
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
trap stop EXIT INT TERM

make_cluster() { as_owner "$programs/initdb" -D "$folder/data" -U meguri -A trust -E UTF8 --no-sync "$@" >"$folder/initdb.log" 2>&1; }
# Sorted as people sort it, where the server can: what only holds under byte order shows here.
make_cluster --locale=C.UTF-8 --locale-provider=icu --icu-locale=ja || { rm -rf "$folder/data"; make_cluster --locale=C; } || { cat "$folder/initdb.log" >&2; exit 1; }
as_owner "$programs/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -o \
  "-k $folder -c listen_addresses='' -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start >/dev/null \
  || { cat "$folder/data/server.log" >&2; exit 1; }
echo ready
cat >/dev/null
