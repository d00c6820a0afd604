package org.karmayogi.pulse.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.karmayogi.pulse.edge", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule accessKnowsNoWeb = noClasses()
            .that()
            .resideInAPackage("..edge.access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..");

    @ArchTest
    static final ArchRule theCoreDoesNotKnowTheServletSide = noClasses()
            .that()
            .resideInAnyPackage("..edge.access..", "..edge.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.karmayogi.pulse.edge");
}
