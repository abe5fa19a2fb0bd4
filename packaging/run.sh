#!/bin/sh
# `make run`: Earmark on the sample recordings, in its window or, where there is no display, on the terminal.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    sh packaging/setup.sh
    exec .venv/bin/earmark resources/samples
fi
echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty): classifying the sample recordings without a window."
sh packaging/setup.sh --lean
mkdir -p build
.venv/bin/earmark classify resources/samples --table --out build/samples.csv
echo "The same, and more, as a table for other programs: $PWD/build/samples.csv"
