package dev.tributary.testbed.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.testbed.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.tributary.testbed.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_CONTRACTS_OF_THE_PRODUCT_ARE_KNOWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.imports..",
                    "dev.tributary.bank..",
                    "dev.tributary.enrichment..",
                    "dev.tributary.notifier..",
                    "dev.tributary.scheduler..",
                    "dev.tributary.messaging..",
                    "dev.tributary.testbed.world..",
                    "dev.tributary.testbed.truelayer..");

    @ArchTest
    static final ArchRule THE_WORK_KNOWS_NOTHING_OF_COMMAND_LINES = noClasses()
            .that()
            .resideInAnyPackage("dev.tributary.testbed.cli.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
}
