package org.karmayogi.pulse.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "org.karmayogi.pulse.metrics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule theFoldIsPure = classes()
            .that()
            .resideInAPackage("..metrics.fold..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..metrics.fold..");

    @ArchTest
    static final ArchRule theFoldTakesNoClock = noClasses()
            .that()
            .resideInAPackage("..metrics.fold..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule theCommitProtocolKnowsNoFramework = classes()
            .that()
            .resideInAPackage("..metrics.commit..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..metrics.fold..", "..metrics.commit..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsMongo = noClasses()
            .that()
            .resideInAnyPackage("..metrics.consume..", "..metrics.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.karmayogi.pulse.metrics.(*)..").should().beFreeOfCycles();
}
