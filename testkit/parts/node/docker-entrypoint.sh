#!/bin/sh
# Like the official postgres image's: makes the data folder at the first start, then runs the server as the user postgres.
set -e
[ "${1:-postgres}" = postgres ] || exec "$@"
[ $# = 0 ] || shift
: "${PGDATA:=/var/lib/postgresql/data}" "${POSTGRES_USER:=postgres}" "${POSTGRES_PASSWORD:?POSTGRES_PASSWORD must be set}"
export PGDATA
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c 'exec "$0" "$@"' -- "$@"; else "$@"; fi; }
mkdir -p "$PGDATA"; [ "$(id -u)" != 0 ] || chown postgres "$PGDATA"; chmod 700 "$PGDATA"
if [ ! -e "$PGDATA/PG_VERSION" ]; then
  f=$(mktemp); printf %s "$POSTGRES_PASSWORD" >"$f"; chmod 644 "$f"
  as initdb -U "$POSTGRES_USER" --pwfile="$f" --auth-local=trust --auth-host=md5 --no-sync >/dev/null; rm -f "$f"
  echo 'host all all all md5' >>"$PGDATA/pg_hba.conf"
fi
if [ "$(id -u)" = 0 ]; then exec su postgres -s /bin/sh -c 'exec "$0" "$@"' -- postgres -c listen_addresses='*' -c fsync=off "$@"
else exec postgres -c listen_addresses='*' -c fsync=off "$@"; fi
