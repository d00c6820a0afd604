// Pushes a completion with Sunbird's telemetry SDK, which sends its authtoken as Bearer token and tries a batch again until it is taken.
import { $t } from "@project-sunbird/telemetry-sdk";

const { PULSE_URL, PULSE_KEY } = process.env;

$t.initialize({
  host: PULSE_URL,
  endpoint: "/telemetry/v3",
  authtoken: PULSE_KEY,
  channel: "up",
  env: "Course",
  pdata: { id: "portal", ver: "1.0", pid: "portal" },
  did: "portal-server-1",
});

$t.audit(
  { type: "enrol-complete", props: ["status", "completedon"] },
  {
    actor: { id: "UP-EXAMPLE-SUNBIRD-JS", type: "User" },
    object: { id: "UP-EXAMPLE-SUNBIRD-JS", type: "User" },
    context: {
      cdata: [
        { type: "CourseBatch", id: "b-1" },
        { type: "Course", id: "do_113569878939262976132" },
      ],
    },
  },
);
$t.syncEvents();
