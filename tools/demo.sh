#!/bin/sh
# Read the bundled articles into a fresh record and ask it a few questions, each command shown before its answer.
set -eu
ONRECORD_RECORD=out/demo.db
export ONRECORD_RECORD
rm -f "$ONRECORD_RECORD" "$ONRECORD_RECORD"-*
mkdir -p out

run() {
    printf '\n$ onrecord'
    for word in "$@"; do
        case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    .venv/bin/onrecord "$@"
}

run add src/onrecord/data/samples
run stats
run quotes --by kennedy
run quotes --about peace --kind direct --limit 5
run search "tear down" --limit 3
run events --limit 6
run people --limit 8
# The first quotation that Reagan is on record with, in its context.
id=$(.venv/bin/onrecord quotes --by reagan --limit 1 --format csv | sed -n '2s/,.*//p')
run show "$id"
printf '\nThe record is %s. See it in your browser with: make serve\n' "$ONRECORD_RECORD"
printf 'Ask it more: .venv/bin/onrecord quotes --record %s --help\n' "$ONRECORD_RECORD"
