package org.karmayogi.pulse.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "org.karmayogi.pulse.intake", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("org.karmayogi.pulse.intake.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..intake.event..", "..intake.batch..", "..intake.validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "jakarta..", "tools.jackson.databind..");

    @ArchTest
    static final ArchRule noDatabindOnTheHotPath = noClasses()
            .that()
            .resideOutsideOfPackage("..intake.feed..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson.databind..");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes)
                .extracting(JavaClass::getPackage)
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class), "is @NullMarked");
    }
}
