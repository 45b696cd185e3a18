package dev.talon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The tests do the same on every machine: none asks what happens to be installed or set, none is left out. The programs that they need
 * besides Java are looked for, and installed, in one place.
 */
@AnalyzeClasses(packages = "dev.talon", importOptions = ImportOption.OnlyIncludeTests.class)
class MachinesAlikeTest {
    @ArchTest
    static final ArchRule NO_TEST_IS_LEFT_OUT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit.jupiter.api.condition..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Assumptions");

    @ArchTest
    static final ArchRule NO_TEST_ASKS_WHAT_IS_SET = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.talon.browser.SystemChromium")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);
}
