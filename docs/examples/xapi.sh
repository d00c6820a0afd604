#!/bin/sh
# Pushes a completion as an xAPI statement. Its id and its timestamp are the sender's, so that sending it again is known as a repeat.
set -eu

curl --silent --show-error --fail-with-body --retry 8 --retry-connrefused --max-time 30 \
    "$PULSE_URL/xapi/statements" -H "X-API-Key: $PULSE_KEY" \
    -H 'X-Experience-API-Version: 1.0.3' -H 'Content-Type: application/json' --data '
    [{"id": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52",
      "timestamp": "2026-02-01T16:00:00+05:30",
      "actor": {"account": {"homePage": "https://portal.example", "name": "UP-EXAMPLE-XAPI"}},
      "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
      "object": {"id": "https://portal.example/courses/do_113569878939262976132",
                 "definition": {"type": "http://adlnet.gov/expapi/activities/course"}},
      "result": {"completion": true, "duration": "PT1H30M"}}]'
