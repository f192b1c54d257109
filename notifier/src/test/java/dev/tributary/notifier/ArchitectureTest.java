package dev.tributary.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.notifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TECHNOLOGIES = {"..kafka..", "..websocket.."};

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.imports..",
                    "dev.tributary.bank..",
                    "dev.tributary.enrichment..",
                    "dev.tributary.scheduler..",
                    "dev.tributary.testbed..");

    @ArchTest
    static final ArchRule CORE_IS_FREE_OF_FRAMEWORKS = noClasses()
            .that()
            .resideInAnyPackage("dev.tributary.notifier.job", "dev.tributary.notifier.stream")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.vertx..", "org.apache.kafka..", "com.fasterxml.jackson..", "io.micrometer..");

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
            .resideInAnyPackage(TECHNOLOGIES)
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.tributary.notifier.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void looksAtSomething(JavaClasses classes) {
        assertThat(classes).hasSizeGreaterThan(15);
    }
}
