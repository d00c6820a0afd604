#!/bin/sh
# Pushes a completion as Sunbird telemetry. A batch that is sent again counts once.
set -eu

curl --silent --show-error --fail-with-body --retry 8 --retry-connrefused --max-time 30 \
    "$PULSE_URL/telemetry/v3" -H "X-API-Key: $PULSE_KEY" -H 'Content-Type: application/json' --data '
    {"id": "api.sunbird.telemetry", "ver": "3.0", "ets": 1769941800000, "params": {"msgid": "m-1"},
     "events": [
       {"eid": "AUDIT", "ver": "3.0", "ets": 1769941800000, "mid": "LP.AUDIT.EXAMPLE.1",
        "actor": {"id": "UP-EXAMPLE-SUNBIRD", "type": "User"},
        "context": {"channel": "up", "env": "Course",
                    "cdata": [{"type": "CourseBatch", "id": "b-1"}, {"type": "Course", "id": "do_113569878939262976132"}]},
        "object": {"id": "UP-EXAMPLE-SUNBIRD", "type": "User"},
        "edata": {"type": "enrol-complete", "props": ["status", "completedon"]}}]}'
