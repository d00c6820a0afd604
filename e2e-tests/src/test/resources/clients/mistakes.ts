// None of this may compile: a client made of the description knows what each route takes.
import createClient from "openapi-fetch";
import type { paths } from "./pulse.js";

const client = createClient<paths, "application/json" | "application/problem+json">();
const event = { id: "1", learnerId: "a", occurredAt: "2026-01-15T10:00:00+05:30" };

// @ts-expect-error without a category
client.POST("/v1/onboardings", { body: { ...event, department: "HOME", district: "AGRA" } });
// @ts-expect-error without a district
client.POST("/v1/transfers", { body: { ...event, department: "HOME" } });
// @ts-expect-error without a learner
client.POST("/v1/deactivations", { body: { id: "1", occurredAt: event.occurredAt } });
// @ts-expect-error without a course
client.POST("/v1/enrolments", { body: event });
// @ts-expect-error with a course that is a number
client.POST("/v1/withdrawals", { body: { ...event, courseId: 1 } });
// @ts-expect-error with minutes that are a text, in a list
client.POST("/v1/completions", { body: [{ ...event, courseId: "do_1", durationMinutes: "90" }] });
// @ts-expect-error without a course
client.POST("/v1/revocations", { body: event });
