package org.karmayogi.pulse.onboarding;

import org.karmayogi.pulse.edge.ServletEdge;
import org.karmayogi.pulse.intake.FileConfiguration;
import org.karmayogi.pulse.intake.IntakeConfiguration;
import org.karmayogi.pulse.intake.ReplayConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/**
 * Takes onboardings, transfers, deactivations and identities, and replays of rejects, and answers what departments
 * and districts there are.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ServletEdge.class, IntakeConfiguration.class, ReplayConfiguration.class, FileConfiguration.class})
public class OnboardingApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, ready to run: alone, or beside others in one JVM, whose class path it does not look at. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(OnboardingApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=onboarding-service");
    }
}
