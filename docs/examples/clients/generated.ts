// Pushes to each route and reads figures with a client that is made of the API's description:
// npx openapi-typescript contracts/openapi/pulse-v1.yaml -o pulse.ts && npx tsc && node build/generated.js
import createClient from "openapi-fetch";
import type { paths } from "./pulse.js";

const { PULSE_URL: baseUrl = "", PULSE_KEY = "", PULSE_READER_KEY = "" } = process.env;
const client = (key: string) =>
  createClient<paths, "application/json" | "application/problem+json">({ baseUrl, headers: { "X-API-Key": key } });
const portal = client(PULSE_KEY);
const reader = client(PULSE_READER_KEY);

const learnerId = "UP-EXAMPLE-TS";
const courseId = "do_113569878939262976132";
const event = (id: string, day: string) => ({ id: `ts-${id}`, learnerId, occurredAt: `2026-${day}T10:00:00+05:30` });

/** Shows what was answered; a problem is an error. */
function taken(answer: { data?: unknown; error?: { title: string; detail?: string; errors?: unknown } }): void {
  if (answer.error) {
    throw new Error(`${answer.error.title}: ${answer.error.detail} ${JSON.stringify(answer.error.errors)}`);
  }
  console.log(JSON.stringify(answer.data));
}

taken(await portal.POST("/v1/onboardings", {
  body: { ...event("o", "01-15"), department: "SOCIAL-WELFARE", district: "LUCKNOW", category: "officer" },
}));
taken(await portal.POST("/v1/transfers", { body: { ...event("t", "01-16"), department: "HOME", district: "AGRA" } }));
taken(await portal.POST("/v1/enrolments", { body: { ...event("e", "01-17"), courseId } }));
taken(await portal.POST("/v1/withdrawals", { body: { ...event("w", "01-18"), courseId } }));
taken(await portal.POST("/v1/completions", {
  body: [
    { ...event("c1", "01-19"), courseId, durationMinutes: 90 },
    { ...event("c2", "01-19"), courseId: "do_2" },
  ],
}));
taken(await portal.POST("/v1/revocations", { body: { ...event("r", "01-20"), courseId: "do_2", reason: "by mistake" } }));
taken(await portal.POST("/v1/deactivations", { params: { query: { dryRun: true } }, body: event("d", "01-21") }));

const { data: summary } = await reader.GET("/v1/metrics/summary", { params: { query: { department: "HOME" } } });
console.log("HOME", summary?.asOf, summary?.metrics.registered, summary?.metrics.completions);
