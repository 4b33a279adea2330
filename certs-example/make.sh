#!/usr/bin/env bash
# Makes the throw-away keys and certificates of the example members under certs-example/out.
# Arguments are handed on: ./certs-example/make.sh --member 310118 --days 30 --force
set -euo pipefail

here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
exec "$here/../tongban" certs make --out "$here/out" "$@"
