#!/bin/sh
# Pushes an enrolment and a completion. curl keeps to Retry-After and doubles its waits otherwise.
set -eu

push() {
    curl --silent --show-error --fail-with-body --retry 8 --retry-connrefused --max-time 30 \
        "$PULSE_URL$1" -H "X-API-Key: $PULSE_KEY" -H 'Content-Type: application/json' --data "$2"
    echo
}

push /v1/enrolments '
    {"id": "sh-1", "learnerId": "UP-EXAMPLE-SH", "occurredAt": "2026-01-20T09:00:00+05:30",
     "courseId": "do_113569878939262976132"}'
push /v1/completions '
    [{"id": "sh-2", "learnerId": "UP-EXAMPLE-SH", "occurredAt": "2026-02-01T16:00:00+05:30",
      "courseId": "do_113569878939262976132", "durationMinutes": 90}]'
