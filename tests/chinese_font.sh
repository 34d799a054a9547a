#!/bin/sh
# Finds a Chinese font for the tests that draw pages, or installs Debian's. Where none can be had, says so loudly;
# under CI=true that is a failure.
set -u
bin=$1

found() { "$bin/python" -m tests.index.formats.typesetting; }

found && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "installing Debian's fonts-wqy-microhei for the tests of scans"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-wqy-microhei >/dev/null && found && exit 0
fi

echo "***********************************************************************"
echo "* No Chinese font was found and none could be installed:              *"
echo "* THE TESTS OF SCANS ARE LEFT OUT. Install one and run this again.    *"
echo "***********************************************************************"
[ "${CI:-}" != true ]
