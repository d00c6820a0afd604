// Pushes completions with CloudEvents' own library: in headers, as one JSON document, and as a batch.
import { CloudEvent, HTTP, emitterFor } from "cloudevents";

const { PULSE_URL, PULSE_KEY } = process.env;

const completion = (id, courseId) =>
  new CloudEvent({
    id,
    source: "https://portal.example",
    type: "in.karmayogi.course.completed.v1",
    subject: "UP-EXAMPLE-CE-JS",
    time: "2026-02-01T16:00:00+05:30",
    datacontenttype: "application/json",
    data: { courseId, durationMinutes: 90 },
  });

async function send({ headers, body }) {
  const answer = await fetch(`${PULSE_URL}/v1/completions`, {
    method: "POST",
    headers: { "X-API-Key": PULSE_KEY, ...headers },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${answer.status} ${text}`);
  }
  console.log(answer.status, text);
}

await emitterFor(send, { binding: HTTP, mode: "binary" })(completion("ce-1", "do_1"));
await emitterFor(send, { binding: HTTP, mode: "structured" })(completion("ce-2", "do_2"));
await send({
  headers: { "Content-Type": "application/cloudevents-batch+json" },
  body: JSON.stringify([completion("ce-3", "do_3"), completion("ce-4", "do_4")]),
});
