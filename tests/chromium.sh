#!/bin/sh
# Finds a Chromium for the browser tests or installs one: the system's, Debian's package, or Playwright's own.
# Where none can be had, says so loudly; under CI=true that is a failure.
set -u
bin=$1

found() { "$bin/python" -m tests.chromium; }

command -v chromium-headless-shell >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "installing Debian's chromium without windows for the browser tests"
  apt-get update -qq
  for package in chromium-headless-shell chromium; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1
    found && exit 0
  done
fi
found && exit 0
echo "installing Playwright's chromium for the browser tests"
"$bin/playwright" install chromium >/dev/null 2>&1 && found && exit 0

echo "************************************************************************"
echo "* No Chromium was found and none could be installed:                   *"
echo "* THE BROWSER TESTS ARE LEFT OUT. Install chromium and run this again. *"
echo "************************************************************************"
[ "${CI:-}" != true ]
