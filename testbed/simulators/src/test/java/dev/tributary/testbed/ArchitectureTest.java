package dev.tributary.testbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.testbed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_households_know_nothing_of_the_bank = noClasses()
            .that()
            .resideInAPackage("..history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..bank..", "..data..", "..auth..", "io.vertx..");

    @ArchTest
    static final ArchRule banks_and_truth_know_nothing_of_how_they_are_served = noClasses()
            .that()
            .resideInAnyPackage("..bank..", "..truth..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..data..", "..auth..");

    @ArchTest
    static final ArchRule parts_of_the_bank_do_not_lean_on_each_other_in_circles =
            slices().matching("dev.tributary.testbed.truelayer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule simulators_know_nothing_of_the_product = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.testbed.truelayer..",
                    "dev.tributary.testbed.llm..",
                    "java..",
                    "io.vertx..",
                    "io.netty..",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify..");
}
