"""Pushes events and does not give up before each is accepted or rejected."""

import json
import os
import random
import time
import urllib.error
import urllib.request


def send(path, events):
    """One attempt: the results, or None and the seconds the server asks to wait, if it does."""
    request = urllib.request.Request(
        os.environ["PULSE_URL"] + path,
        data=json.dumps(events).encode(),
        headers={"X-API-Key": os.environ["PULSE_KEY"], "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["items"], 0
    except urllib.error.HTTPError as error:
        if error.code not in (429, 503, 504):
            raise SystemExit(f"{error.code} {error.read().decode()}")
        return None, int(error.headers.get("Retry-After", 0))
    except (urllib.error.URLError, TimeoutError):
        return None, 0


def push(path, events):
    """Sends a batch, and again what is not known to have arrived: always with the same ids."""
    pause = 0.5
    while events:
        items, asked = send(path, events)
        if items is not None:
            for item in items:
                if item["status"] == "rejected":
                    print("rejected", item["id"], item["errors"])
            events = [event for event, item in zip(events, items) if item["status"] == "unknown"]
        if events:
            time.sleep(max(asked, random.uniform(0, pause)))
            pause = min(2 * pause, 30)


push("/v1/completions", [{
    "id": "py-1", "learnerId": "UP-EXAMPLE-PY", "occurredAt": "2026-02-01T16:00:00+05:30",
    "courseId": "do_113569878939262976132", "durationMinutes": 90,
}])
