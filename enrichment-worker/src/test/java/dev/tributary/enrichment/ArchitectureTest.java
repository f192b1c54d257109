package dev.tributary.enrichment;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "dev.tributary.enrichment", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresDoNotGoRoundInCircles =
            slices().matching("dev.tributary.enrichment.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRulesKnowNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.tributary.enrichment.taxonomy",
                    "dev.tributary.enrichment.merchant",
                    "dev.tributary.enrichment.ladder")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "org.apache.kafka..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyAdaptersKnowTheirTechnology = noClasses()
            .that()
            .resideOutsideOfPackages("..postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..");

    @ArchTest
    static final ArchRule aLanguageModelIsOnlyReachedThroughItsPort = noClasses()
            .that()
            .resideOutsideOfPackage("..languagemodel.langchain4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule theLocalModelIsOnlyReachedThroughItsPort = noClasses()
            .that()
            .resideOutsideOfPackage("..localmodel.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule consumersAndResourcesAreNobodysButTheFrameworks = classes()
            .that()
            .resideInAnyPackage("..kafka", "..rest")
            .and(not(resideInAPackage("dev.tributary.enrichment.rest")))
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule nothingIsServedToWhoDoesNotSayWhoTheyAre =
            classes().that().areAnnotatedWith(Path.class).should().beAnnotatedWith(Authenticated.class);
}
