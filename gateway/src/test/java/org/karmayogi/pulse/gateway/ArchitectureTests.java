package org.karmayogi.pulse.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "org.karmayogi.pulse.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("org.karmayogi.pulse.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noServletAndNoOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "org.karmayogi.pulse.onboarding..",
                    "org.karmayogi.pulse.enrolment..",
                    "org.karmayogi.pulse.metrics..");

    @ArchTest
    static final ArchRule nothingWaits = noClasses()
            .should()
            .callMethod(Mono.class, "block")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
