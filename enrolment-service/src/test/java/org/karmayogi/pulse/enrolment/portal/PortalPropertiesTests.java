package org.karmayogi.pulse.enrolment.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class PortalPropertiesTests {

    private static final String MOODLE = "http://id.tincanapi.com/verb/completed";

    @Test
    void withoutConfigurationEverySourceHasThePlainRules() {
        Portal portal = portals(Map.of()).of("anyone");

        assertThat(portal.telemetry().objectTypes()).containsExactly("Course");
        assertThat(portal.xapi().verbs().completed()).isEmpty();
        assertThat(portal.xapi().activityTypes()).isEmpty();
        assertThat(portal.xapi().actor().account()).isEqualTo("{name}");
        assertThat(portal.xapi().actor().homePages()).isEmpty();
    }

    @Test
    void aSourceHasItsOwnRulesAndTheDefaultPortalsForThePartItLeavesOut() {
        Portals portals = portals(Map.of(
                "portals.moodle.xapi.verbs.completed[0]", MOODLE,
                "portals[up.events].telemetry.object-types", "Course,Event",
                "default-portal.xapi.course.prefixes[0]", "https://lms.example/c/"));

        assertThat(portals.of("moodle").xapi().verbs().completed()).containsExactly(MOODLE);
        assertThat(portals.of("moodle").xapi().course().prefixes()).isEmpty();
        assertThat(portals.of("moodle").telemetry().objectTypes()).containsExactly("Course");
        assertThat(portals.of("up.events").telemetry().objectTypes()).containsExactly("Course", "Event");
        assertThat(portals.of("up.events").xapi()).isEqualTo(portals.of("other").xapi());
        assertThat(portals.of("other").xapi().course().prefixes()).containsExactly("https://lms.example/c/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                xapi.verbs.completed[0]   | completed       | xapi.verbs.completed has 'completed'; expected an IRI
                xapi.activity-types[0]    | a b             | xapi.activity-types has 'a b'; expected an IRI
                xapi.course.pattern       | (               | expected a regular expression
                xapi.course.pattern       | id=.*           | with 0 groups; expected exactly one
                xapi.course.pattern       | (a)(b)          | with 2 groups; expected exactly one
                xapi.actor.home-pages[0]  | lms             | xapi.actor.home-pages has 'lms'; expected an IRI
                xapi.actor.account        | name            | xapi.actor.account is 'name'; it must be empty or contain {name}
                xapi.actor.other-account  | {name}          | must be empty or contain {homePage} and {name}
                xapi.actor.mbox           | {name}          | must be empty or contain {address} or {local}
                xapi.actor.mbox-sha1sum   | {mbox}          | must be empty or contain {sha1}
                telemetry.object-types[0] | ' '             | telemetry.object-types is [ ]; it must have at least one type
                """)
    void aRuleThatCanNotBeRightIsRefusedWithItsPlaceAndWhatWasExpected(String name, String value, String message) {
        for (String portal : new String[] {"default-portal.", "portals.moodle."}) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> portals(Map.of(portal + name, value)))
                    .withMessageContaining("pulse.enrolment." + portal)
                    .havingRootCause()
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> portals(Map.of(portal + name, value)))
                    .havingCause()
                    .withStackTraceContaining(message);
        }
    }

    @Test
    void aVerbMeansOneThingAndACourseIsFoundInOneWay() {
        refused(
                Map.of(
                        "portals.moodle.xapi.verbs.completed[0]",
                        MOODLE,
                        "portals.moodle.xapi.verbs.registered[0]",
                        MOODLE),
                "a verb means one of registered, unregistered, completed");
        refused(
                Map.of("portals.moodle.xapi.course.pattern", "(.*)", "portals.moodle.xapi.course.prefixes[0]", "x:"),
                "expected one of them, or neither");
        refused(Map.of("portals[a b].xapi.course.pattern", "(.*)"), "expected a source as in the keys file");
    }

    @Test
    void rulesUnderTheirFormerNameStopTheServiceRatherThanBeingPassedOver() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("pulse.xapi.actor.home-pages[0]", "https://lms.example");
        PortalProperties none = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("pulse.enrolment", PortalProperties.class);

        assertThatIllegalStateException()
                .isThrownBy(() -> new PortalConfiguration().portals(none, environment))
                .withMessageContaining("pulse.enrolment.default-portal.xapi");
        assertThat(new PortalConfiguration()
                        .portals(none, new MockEnvironment())
                        .of("x"))
                .isNotNull();
    }

    private static void refused(Map<String, String> properties, String message) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> portals(properties))
                .withStackTraceContaining(message);
    }

    private static Portals portals(Map<String, String> properties) {
        var source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("pulse.enrolment." + name, value));
        return new Portals(new Binder(source).bindOrCreate("pulse.enrolment", PortalProperties.class));
    }
}
