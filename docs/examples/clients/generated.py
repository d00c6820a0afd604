"""Pushes to each route and reads figures with a client that is made of the API's description:

openapi-python-client generate --path contracts/openapi/pulse-v1.yaml --meta none --output-path pulse_client
"""

import os
from datetime import datetime

from pulse_client import AuthenticatedClient
from pulse_client.api.events import (
    push_completions,
    push_deactivations,
    push_enrolments,
    push_onboardings,
    push_revocations,
    push_transfers,
    push_withdrawals,
)
from pulse_client.api.metrics import get_summary
from pulse_client.models import (
    Category,
    Completion,
    Deactivation,
    Enrolment,
    Onboarding,
    Revocation,
    Transfer,
    Withdrawal,
)


def client(key):
    return AuthenticatedClient(os.environ["PULSE_URL"], token=os.environ[key], prefix="", auth_header_name="X-API-Key")


def event(name, day):
    at = datetime.fromisoformat(f"2026-{day}T10:00:00+05:30")
    return {"id": f"gen-py-{name}", "learner_id": "UP-EXAMPLE-GEN-PY", "occurred_at": at}


def taken(route, body, **more):
    answer = route.sync_detailed(client=portal, body=body, **more)
    print(answer.status_code, answer.content.decode())
    if answer.status_code >= 300:
        raise SystemExit(1)


portal = client("PULSE_KEY")
course = "do_113569878939262976132"

onboarding = Onboarding(
    **event("o", "01-15"), department="SOCIAL-WELFARE", district="LUCKNOW", category=Category.OFFICER
)
taken(push_onboardings, onboarding)
taken(push_transfers, Transfer(**event("t", "01-16"), department="HOME", district="AGRA"))
taken(push_enrolments, Enrolment(**event("e", "01-17"), course_id=course))
taken(push_withdrawals, Withdrawal(**event("w", "01-18"), course_id=course))
completions = [
    Completion(**event("c1", "01-19"), course_id=course, duration_minutes=90),
    Completion(**event("c2", "01-19"), course_id="do_2"),
]
taken(push_completions, completions)
taken(push_revocations, Revocation(**event("r", "01-20"), course_id="do_2", reason="by mistake"))
taken(push_deactivations, Deactivation(**event("d", "01-21")), dry_run=True)

summary = get_summary.sync(client=client("PULSE_READER_KEY"), department="HOME")
print("HOME", summary.as_of, summary.metrics.registered, summary.metrics.completions)
