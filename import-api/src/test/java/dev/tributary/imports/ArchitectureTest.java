package dev.tributary.imports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void classesAreFoundAtAll(JavaClasses found) {
        assertThat(found.stream().filter(type -> type.getPackageName().startsWith("dev.tributary.imports")))
                .hasSizeGreaterThan(50);
    }

    @ArchTest
    static final ArchRule NO_OTHER_CONTEXT = noClasses()
            .that()
            .resideInAPackage("dev.tributary.imports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.bank..",
                    "dev.tributary.enrichment..",
                    "dev.tributary.notifier..",
                    "dev.tributary.scheduler..",
                    "dev.tributary.testbed..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.tributary.imports",
                    "..account",
                    "..days",
                    "..deadletter",
                    "..plan",
                    "..retention",
                    "..job",
                    "..person",
                    "..schedule")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.vertx..", "jakarta.ws.rs..", "jakarta.persistence..", "org.hibernate..");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_NOBODYS_BUSINESS = classes()
            .that()
            .resideInAnyPackage(
                    "..postgres",
                    "..kafka",
                    "..clock",
                    "..deadletter.rest",
                    "..job.rest",
                    "..person.rest",
                    "..plan.rest")
            .and()
            .resideInAPackage("dev.tributary.imports..")
            .and()
            .haveSimpleNameNotEndingWith("_ClientProxy")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("dev.tributary.imports.(*)..").should().beFreeOfCycles();
}
