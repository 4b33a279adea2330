#!/usr/bin/env bash
# Brings the browser that one test drives, where there is none and it can be had: on a fresh machine
# of a build, as root, from Debian. Anywhere else whoever owns the machine installs it.
set -euo pipefail
[[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null || exit 1
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium-headless-shell
