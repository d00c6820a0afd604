package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** The proof behind a count: one learner's facts and what they add up to. */
@ExtendWith(SharedSystem.class)
class LearnerContractIT {

    private final PulseClient client;
    private final String run = Bodies.id();

    LearnerContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void factsInAnyOrderAddUpAndEachIsListedOnce() throws IOException {
        // An id as portals have them, with a slash and an at sign.
        String learner = "UP/" + run + "@igot";
        client.push("/v1/completions", Bodies.completion(run + "-c", learner, "do_1", 90))
                .expect(202);
        client.push("/v1/onboardings", Bodies.onboarding(run + "-o", learner, "AGRA"))
                .expect(202);
        client.push("/v1/completions", Bodies.completion(run + "-c", learner, "do_1", 90))
                .expect(202);

        JsonNode proof = proof(learner);

        assertThat(proof.get("learnerId").asString()).isEqualTo(learner);
        assertThat(proof.get("standing").asString()).isEqualTo("registered");
        assertThat(proof.at("/posting/district").asString()).isEqualTo("AGRA");
        assertThat(proof.get("completions").asInt()).isEqualTo(1);
        assertThat(proof.get("trainingHours").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(proof.get("facts").valueStream().map(fact -> fact.get("id").asString()))
                .containsExactlyInAnyOrder(run + "-c", run + "-o");
        assertThat(proof.get("facts").valueStream().map(fact -> fact.get("source")
                        .asString()))
                .containsOnly("portal");
    }

    @Test
    void theSameIdWithAnotherBodyDoesNotChangeWhatStands() throws IOException {
        String learner = "L-" + run;
        client.push("/v1/completions", Bodies.completion(run + "-x", learner, "do_1", 90))
                .expect(202);
        client.push("/v1/completions", Bodies.completion(run + "-x", learner, "do_2", 5))
                .expect(202);

        JsonNode proof = proof(learner);

        assertThat(proof.get("facts")).hasSize(1);
        assertThat(proof.get("completions").asInt()).isEqualTo(1);
        assertThat(proof.get("trainingMinutes").asInt()).isEqualTo(90);
    }

    @Test
    void theSameIdFromAnotherPortalIsAnotherEvent() throws IOException {
        String learner = "L-two-" + run;
        client.push("/v1/completions", Bodies.completion(run + "-t", learner, "do_1", 90), "portal")
                .expect(202);
        client.push("/v1/completions", Bodies.completion(run + "-t", learner, "do_2", 5), "admin")
                .expect(202);

        assertThat(proof(learner).get("completions").asInt()).isEqualTo(2);
    }

    @Test
    void anIdWithSlashesIsOneSegmentOfThePath() throws IOException {
        String learner = "/UP//" + run + "/";
        client.push("/v1/onboardings", Bodies.onboarding(run + "-s", learner, "AGRA"))
                .expect(202);

        assertThat(proof(learner).get("learnerId").asString()).isEqualTo(learner);
        client.get("/v1/learners/UP/" + run, "admin").problem(404, "not-found");
        client.get("/v1/learners/UP%252F" + run, "admin").problem(404, "not-found");
    }

    @Test
    void courseIdsAreCountedAsSunbirdOpenEdxAndMoodleWriteThem() throws IOException {
        String learner = "L-courses-" + run;
        List<String> courses = List.of(
                "course-v1:UP+CS101+" + run, "https://moodle.example/view.php?id=7,8&x=100%25#" + run, "=" + run + "/");
        client.push("/v1/onboardings", Bodies.onboarding(run + "-p", learner, "AGRA"))
                .expect(202);
        for (String course : courses) {
            client.push("/v1/completions", Bodies.completion(run + "-" + courses.indexOf(course), learner, course, 90))
                    .expect(202);
        }

        JsonNode proof = proof(learner);

        assertThat(proof.get("courses").findValuesAsString("courseId")).containsExactlyInAnyOrderElementsOf(courses);
        assertThat(pagesOfCourses()).containsAll(courses);
    }

    /** Every course, a page at a time, so that each cursor is the id of a course. */
    private List<String> pagesOfCourses() throws IOException {
        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/v1/metrics/courses?limit=1" + cursor).json(200);
            codes.addAll(page.get("items").findValuesAsString("code"));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        return codes;
    }

    @Test
    void aRevocationThatUndoesNothingSaysSoInTheProofAndInTheCountsOfItsSource() throws IOException {
        String learner = "L-vain-" + run;
        long before = inVain();
        client.push("/v1/revocations", Bodies.revocation(run + "-r", learner, "do_1"))
                .expect(202);
        JsonNode proof = proof(learner);
        assertThat(proof.at("/facts/0/effect").asString()).isEqualTo("void");
        assertThat(proof.at("/cells/0/kind").asString()).isEqualTo("in-vain");
        assertThat(inVain()).isEqualTo(before + 1);

        // One that comes late and lies before it: now there is something to take back.
        client.push("/v1/completions", Bodies.completion(run + "-c", learner, "do_1", 90))
                .expect(202);
        assertThat(proof(learner).at("/facts/1/effect").asString()).isEqualTo("undoes");
        assertThat(inVain()).isEqualTo(before);
    }

    private long inVain() throws IOException {
        client.settle(Instant.now());
        for (JsonNode source : client.get("/v1/sources", "admin").json(200).get("items")) {
            if (source.get("source").asString().equals("portal")) {
                return source.get("inVain").asLong();
            }
        }
        return 0;
    }

    @Test
    void aLearnerOfWhomNothingIsKnownIs404() throws IOException {
        client.get("/v1/learners/nobody-" + run, "admin").problem(404, "not-found");
    }

    private JsonNode proof(String learner) throws IOException {
        client.settle(Instant.now());
        return client.learner(learner).json(200);
    }
}
