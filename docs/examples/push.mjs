// Pushes events and does not give up before each is accepted or rejected. Node 18 or later.
const { PULSE_URL, PULSE_KEY } = process.env;

/** One attempt: the results, or none and the seconds the server asks to wait, if it does. */
async function send(path, events) {
  let answer;
  try {
    answer = await fetch(PULSE_URL + path, {
      method: "POST",
      headers: { "X-API-Key": PULSE_KEY, "Content-Type": "application/json" },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return { asked: 0 };
  }
  if ([429, 503, 504].includes(answer.status)) {
    return { asked: Number(answer.headers.get("Retry-After") ?? 0) };
  }
  if (!answer.ok) {
    throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return { items: (await answer.json()).items, asked: 0 };
}

/** Sends a batch, and again what is not known to have arrived: always with the same ids. */
async function push(path, events) {
  for (let pause = 0.5; events.length > 0; pause = Math.min(2 * pause, 30)) {
    const { items, asked } = await send(path, events);
    if (items) {
      items.filter((item) => item.status === "rejected").forEach((item) => console.log(item));
      events = events.filter((_, i) => items[i].status === "unknown");
    }
    if (events.length > 0) {
      await new Promise((done) => setTimeout(done, 1000 * Math.max(asked, Math.random() * pause)));
    }
  }
}

await push("/v1/completions", [
  {
    id: "js-1",
    learnerId: "UP-EXAMPLE-JS",
    occurredAt: "2026-02-01T16:00:00+05:30",
    courseId: "do_113569878939262976132",
    durationMinutes: 90,
  },
]);
