#!/bin/sh
# Puts Earmark into your desktop's menu, or with --remove takes it out again.  Changes nothing else; needs no administrator.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
entry="${XDG_DATA_HOME:-$HOME/.local/share}/applications/earmark.desktop"
if [ "${1:-}" = --remove ]; then
    rm -f "$entry"
    echo "Earmark is out of the menu. Your projects and settings are untouched."
    exit
fi
mkdir -p "$(dirname "$entry")"
# Exec is quoted and backslashes doubled twice, as the desktop entry specification has it; sed needs its own.
quoted="$(printf '%s' "$here" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')"
sed -e "s|^Exec=.*|Exec=\"$(printf '%s' "$quoted" | sed 's/[\\&|]/\\&/g')/earmark\" %f|" \
    -e "s|@FOLDER@|$(printf '%s' "$here" | sed 's/[\\&|]/\\&/g')|" "$here/earmark.desktop" >"$entry"
echo "Earmark is in the menu: $entry"
