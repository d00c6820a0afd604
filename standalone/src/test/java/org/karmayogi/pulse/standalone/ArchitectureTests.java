package org.karmayogi.pulse.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = Standalone.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule only_the_commands_and_the_generator_of_populations_are_public = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleName("Standalone")
            .orShould()
            .haveSimpleName("Seed")
            .orShould()
            .haveSimpleName("Dead")
            .orShould()
            .haveSimpleName("Doctor")
            .orShould()
            .haveSimpleName("CommandFolder")
            .orShould()
            .haveSimpleName("CommandException")
            .orShould()
            .haveNameMatching(".*seed\\.(Population|Codes|Event|Family)");

    @ArchTest
    static final ArchRule the_commands_know_the_system_from_outside_only = noClasses()
            .that()
            .resideInAnyPackage(
                    "..standalone.seed..", "..standalone.dead..", "..standalone.doctor..", "..standalone.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.karmayogi.pulse.metrics..",
                    "org.karmayogi.pulse.intake..",
                    "org.karmayogi.pulse.edge..",
                    "org.karmayogi.pulse.embedded..",
                    "org.springframework..");
}
