#!/bin/sh
# Fetch axe-core, with which the tests check the pages for accessibility, from the npm registry into build/.
# It is used by the tests only and never shipped. Without npm nothing happens, and those tests are skipped.
set -eu
version=4.14.1
sha256=e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745 # of the package as npm has it
script=build/axe-core-$version.min.js

[ -e "$script" ] && exit 0
if ! command -v npm > /dev/null; then
    echo "there is no npm: accessibility will not be checked" >&2
    exit 0
fi
mkdir -p build
work=$(mktemp -d build/axe.XXXXXX)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" "axe-core@$version" > /dev/null
package=$work/axe-core-$version.tgz
if ! echo "$sha256  $package" | sha256sum --check --status; then
    echo "axe-core $version is not what it was: its SHA-256 differs from the one in tools/axe.sh" >&2
    exit 1
fi
tar -xzf "$package" -C "$work" package/axe.min.js
mv "$work/package/axe.min.js" "$script"
