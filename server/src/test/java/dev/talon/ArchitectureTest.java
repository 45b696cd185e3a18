package dev.talon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may depend on what. */
@AnalyzeClasses(packages = "dev.talon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaAccess<?>> JAVAS_CLOCK_IN_THE_MACHINES_ZONE =
            DescribedPredicate.describe(
                    "now() of a date or a time without a zone or a clock",
                    call -> call.getTarget().getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            && !call.getTargetOwner().getSimpleName().equals("Instant")
                            && call.getTarget() instanceof CodeUnitAccessTarget target
                            && target.getRawParameterTypes().isEmpty());

    @ArchTest
    static final ArchRule THE_QUEUE_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("dev.talon.queue..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.talon.queue..", "dev.talon.words..", "java..", "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule HARDWARE_KNOWS_NO_SERVER = noClasses()
            .that()
            .resideInAPackage("dev.talon.hardware..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "dev.talon.db..", "dev.talon.web..", "dev.talon.queue..");

    @ArchTest
    static final ArchRule A_PRINTERS_PROFILE_AND_A_TICKETS_LAYOUT_ARE_DATA = classes()
            .that()
            .resideInAnyPackage("dev.talon.hardware.profile..", "dev.talon.hardware.layout..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.talon.hardware.profile..",
                    "dev.talon.hardware.layout..",
                    // Their names are in each language.
                    "dev.talon.words..",
                    "java..",
                    "javax..",
                    "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule ONLY_THE_DATABASE_AND_THE_STREAMS_OF_HISTORY_BLOCK = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.talon.db..",
                    "dev.talon.table..",
                    "dev.talon.contactcentre..",
                    "dev.talon.imports..",
                    "dev.talon.annual..",
                    "dev.talon.demo..",
                    "dev.talon.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    /** Windows has no such rights. */
    @ArchTest
    static final ArchRule RIGHTS_AS_UNIX_KNOWS_THEM_ARE_SET_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("OwnFiles")
            .and()
            // The agent's one place.
            .doNotHaveSimpleName("StateFolder")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.file\\.attribute\\.Posix.*");

    /** Days belong to a centre, whose zone is not the machine's. */
    @ArchTest
    static final ArchRule NOBODY_ASKS_WHICH_DAY_IT_IS_WITHOUT_SAYING_WHERE =
            noClasses().should().accessTargetWhere(JAVAS_CLOCK_IN_THE_MACHINES_ZONE);

    @ArchTest
    static final ArchRule NOTHING_OF_THE_PRODUCT_NEEDS_THE_DEMONSTRATION = noClasses()
            .that()
            .resideInAPackage("dev.talon..")
            .and()
            .doNotHaveFullyQualifiedName("dev.talon.TalonServer")
            .and()
            .resideOutsideOfPackages("dev.talon.demo..", "dev.talon.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.talon.demo..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.talon.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PACKAGE_FOR_ODDS_AND_ENDS =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..");
}
