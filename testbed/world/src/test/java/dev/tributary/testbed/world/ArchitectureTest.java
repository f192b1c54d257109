package dev.tributary.testbed.world;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.testbed.world", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule what_a_part_is_knows_no_part = noClasses()
            .that()
            .resideInAPackage("..world.part..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..world.infrastructure..", "..world.gateway..", "..world.service..");

    @ArchTest
    static final ArchRule the_gateway_knows_services_by_their_address_only = noClasses()
            .that()
            .resideInAPackage("..world.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..world.infrastructure..", "..world.service..");

    @ArchTest
    static final ArchRule packages_do_not_depend_on_each_other_in_a_circle =
            slices().matching("dev.tributary.testbed.world.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule tests_of_services_need_no_simulated_bank = noClasses()
            .that()
            .haveSimpleNameStartingWith("TestWorld")
            .or()
            .haveSimpleNameStartingWith("SharedWorld")
            .or()
            .resideInAnyPackage("..world.infrastructure..", "..world.part..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tributary.testbed.truelayer..", "dev.tributary.testbed.llm..", "io.vertx..");
}
