package dev.tributary.scheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.scheduler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TECHNOLOGIES = {"..kafka..", "..postgres..", "..rest..", "..clock.."};
    private static final String[] FEATURE_ADAPTERS = {
        "..account.kafka..", "..account.postgres..", "..schedule.postgres..", "..schedule.rest..",
        "..run.postgres..", "..run.rest..", "..run.kafka..", "..run.clock.."
    };

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.imports..",
                    "dev.tributary.bank..",
                    "dev.tributary.enrichment..",
                    "dev.tributary.notifier..",
                    "dev.tributary.testbed..");

    @ArchTest
    static final ArchRule CORE_IS_FREE_OF_FRAMEWORKS = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.tributary.scheduler.recurrence",
                    "dev.tributary.scheduler.account",
                    "dev.tributary.scheduler.schedule",
                    "dev.tributary.scheduler.run")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.vertx..",
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "jakarta.ws..",
                    "org.apache.kafka..",
                    "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule RECURRENCE_IS_PURE = classes()
            .that()
            .resideInAPackage("dev.tributary.scheduler.recurrence")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.tributary.scheduler.recurrence", "java..", "com.cronutils..", "org.jspecify..")
                    .or(DescribedPredicate.describe("primitives", JavaClass::isPrimitive)));

    @ArchTest
    static final ArchRule CORE_DOES_NOT_KNOW_ITS_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages(TECHNOLOGIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGIES);

    @ArchTest
    static final ArchRule ADAPTERS_KEEP_TO_THEMSELVES = classes()
            .that()
            .resideInAnyPackage(FEATURE_ADAPTERS)
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.tributary.scheduler.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void looksAtSomething(JavaClasses classes) {
        assertThat(classes).hasSizeGreaterThan(40);
    }
}
