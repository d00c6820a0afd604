// Pushes a completion with @xapi/xapi. Its id and its timestamp are the sender's, so that sending it again is known as a repeat.
import XAPI from "@xapi/xapi";

const { PULSE_URL, PULSE_KEY } = process.env;

const pulse = new XAPI({
  endpoint: `${PULSE_URL}/xapi/`,
  auth: XAPI.toBasicAuth("any user name", PULSE_KEY),
  version: "1.0.3",
});

const about = await pulse.getAbout();
console.log("spoken:", about.data.version);

const sent = await pulse.sendStatements({
  statements: [
    {
      id: "2f5b1a0e-7c1d-4a0a-9d35-5a1d8e6c0001",
      timestamp: "2026-02-01T16:00:00+05:30",
      actor: { objectType: "Agent", account: { homePage: "https://portal.example", name: "UP-EXAMPLE-XAPI-JS" } },
      verb: XAPI.Verbs.COMPLETED,
      object: {
        objectType: "Activity",
        id: "https://portal.example/courses/do_113569878939262976132",
        definition: { type: "http://adlnet.gov/expapi/activities/course" },
      },
      result: { completion: true, duration: "PT1H30M" },
    },
  ],
});
console.log("accepted:", sent.data);
