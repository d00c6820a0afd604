package org.karmayogi.pulse.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = EmbeddedBroker.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule only_the_broker_and_the_store_are_public =
            classes().that().arePublic().should().haveSimpleNameStartingWith("Embedded");

    @ArchTest
    static final ArchRule knows_no_framework_and_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.karmayogi.pulse.edge..",
                    "org.karmayogi.pulse.intake..",
                    "org.karmayogi.pulse.metrics..");
}
