// Pushes a completion with tincanjs, which puts a statement that has an id.
import TinCan from "tincanjs";

const { PULSE_URL, PULSE_KEY } = process.env;

const pulse = new TinCan.LRS({
  endpoint: `${PULSE_URL}/xapi/`,
  username: "any user name",
  password: PULSE_KEY,
  allowFail: false,
});

const statement = new TinCan.Statement({
  id: "2f5b1a0e-7c1d-4a0a-9d35-5a1d8e6c0002",
  timestamp: "2026-02-01T16:00:00+05:30",
  actor: { account: { homePage: "https://portal.example", name: "UP-EXAMPLE-TINCAN" } },
  verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
  target: {
    id: "https://portal.example/courses/do_113569878939262976132",
    definition: { type: "http://adlnet.gov/expapi/activities/course" },
  },
  result: { completion: true, duration: "PT1H30M" },
});

pulse.saveStatement(statement, {
  callback: (error, answer) => {
    if (error !== null) {
      throw new Error(`${error} ${answer?.responseText}`);
    }
    console.log("accepted");
  },
});
