"""Pushes a completion with CloudEvents' own library in binary mode, which says no content type."""

import os
from datetime import datetime

import requests
from cloudevents.core.bindings.http import to_binary_event
from cloudevents.core.v1.event import CloudEvent

completion = CloudEvent(
    attributes={
        "id": "ce-py-1",
        "source": "https://portal.example",
        "type": "in.karmayogi.course.completed.v1",
        "specversion": "1.0",
        "subject": "UP-EXAMPLE-CE-PY",
        "time": datetime.fromisoformat("2026-02-01T16:00:00+05:30"),
    },
    data={"courseId": "do_113569878939262976132", "durationMinutes": 90},
)
message = to_binary_event(completion)
answer = requests.post(
    os.environ["PULSE_URL"] + "/v1/completions",
    headers={**message.headers, "X-API-Key": os.environ["PULSE_KEY"]},
    data=message.body,
    timeout=30,
)
print(answer.status_code, answer.text)
answer.raise_for_status()
